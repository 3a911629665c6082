/** Every format that is written. A new one is one file and one line here. */
import { cTable } from './c-table';
import { csv } from './csv';
import { kvmMsrsWriter } from './kvm-msrs';
import { markdown } from './markdown';
import { procMtrrCommands } from './proc-mtrr';
import { procMtrrText } from './proc-mtrr-text';
import { report } from './report';
import { scenarioJsonWriter } from './scenario-json';
import type { Writer } from './types';
import { wrmsr } from './wrmsr';

export const WRITERS: readonly Writer[] = [
  wrmsr,
  procMtrrCommands,
  procMtrrText,
  kvmMsrsWriter,
  cTable,
  csv,
  markdown,
  report,
  scenarioJsonWriter,
];
