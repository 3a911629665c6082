/** The text of --help. */
import { WRITERS } from '../formats/out/registry';

const WIDTH = Math.max(...WRITERS.map(({ id }) => id.length));
const FORMATS = WRITERS.map(({ id, title }) => `                 ${id.padEnd(WIDTH)}  ${title}`).join('\n');

export const HELP = `GPAtlas: which memory type a guest's pages get, and why

  gpatlas resolve [FILE|-]            one scenario in, one JSON result out
  gpatlas resolve --ndjson [FILE|-]   a scenario a line in, a result a line out, in order
  gpatlas import  [FILE|-]            a dump in, a scenario out
  gpatlas explain FILE --at ADDRESS   why this page has this type, step by step
  gpatlas export  [FILE|-] --format NAME   a scenario in, commands, tables or a report out

FILE is a file, a share link (#/s/1..., or a whole address with that in it) or - for
standard input. Without FILE, resolve, import and export read standard input.

resolve
  --first        only the snapshot before any event (audits are always whole)
  --last         only the snapshot after the last event
  --vcpu N       as that vCPU sees it; default 0
  --ndjson       a bad line, also an empty one, gives {"error": "..."} and the run goes on

import
  --format NAME  take the dump for this format; without it the format is found

explain
  --at ADDRESS   0xfee00000, 4276092928 or gfn:0xfee00
  --event K      after K events; default 0, before any
  --vcpu N       as that vCPU sees it; default 0
  --json         {"steps": [{"rule", "text", "source"}], "result": {...}}

export
  --format NAME  one of
${FORMATS}
  --event K      the state after K events; default 0, before any
  --vcpu N       the map as that vCPU sees it, and its ranges for /proc/mtrr; default 0

Exit status: 0; 1 where a document is refused, with one line on standard error, or
where a line of --ndjson was bad; 2 for wrong usage.
`;
