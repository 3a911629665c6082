/** Every lesson, in the order in which they are best taken. A new one is one file and one line here. */
import { cr0Cd } from './cr0-cd';
import { defaultType } from './default-type';
import { enableBits } from './enable-bits';
import { eptIpat } from './ept-ipat';
import { fixedOverVariable } from './fixed-over-variable';
import { holes } from './holes';
import { mpUpdateLesson } from './mp-update';
import { mtrrPat } from './mtrr-pat';
import { noncoherentDma } from './noncoherent-dma';
import { overlap } from './overlap';
import { patEntries } from './pat-entries';
import { powerOfTwo } from './power-of-two';
import { quirks } from './quirks';
import { sdmExampleLesson } from './sdm-example';
import { subtractive } from './subtractive';
import type { Lesson } from './types';
import { zaps } from './zaps';

export const LESSONS: readonly (Lesson & { id: string })[] = [
  defaultType,
  enableBits,
  fixedOverVariable,
  powerOfTwo,
  overlap,
  subtractive,
  holes,
  sdmExampleLesson,
  patEntries,
  mtrrPat,
  cr0Cd,
  eptIpat,
  noncoherentDma,
  quirks,
  zaps,
  mpUpdateLesson,
];
