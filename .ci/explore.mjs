// `npm run explore -- [TIMES] [PATHS]`: the properties with random cases, TIMES (10) as many as in a test, of the files whose
// path holds one of PATHS, or of all. What fails names its seed and the shrunk case: it becomes an example of its property.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { leaveWithParent, root, tool } from './lib.mjs';

const [times = '10', ...paths] = process.argv.slice(2);
const files = readdirSync(join(root, 'src'), { recursive: true })
  .filter((file) => /\.test\.tsx?$/.test(file))
  .filter((file) => !paths.length || paths.some((path) => file.includes(path)))
  .filter((file) => readFileSync(join(root, 'src', file), 'utf8').includes("from 'fast-check'"))
  .map((file) => join('src', file));
if (!(Number(times) > 0) || !files.length) {
  console.error(`usage: npm run explore -- [TIMES] [PATHS]; ${files.length} files of properties were found`);
  process.exit(1);
}
leaveWithParent();
process.exitCode = await tool('vitest', 'vitest.mjs', ['run', '--testTimeout=0', ...files], {
  EXPLORE: times,
});
