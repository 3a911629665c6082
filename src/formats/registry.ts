/** Every format, in the order in which a line is offered to them. A new format is one file and one line here. */
import { chipsec } from './chipsec';
import { linuxDmesg } from './linux-dmesg';
import { procCpuinfo } from './proc-cpuinfo';
import { procMtrr } from './proc-mtrr';
import { rdmsr } from './rdmsr';
import { scenarioJson } from './scenario-json';
import type { Format } from './types';

export const FORMATS: readonly Format[] = [scenarioJson, rdmsr, chipsec, procMtrr, linuxDmesg, procCpuinfo];
