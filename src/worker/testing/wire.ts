/** Ports and documents for tests of the protocol. Node's MessageChannel stands for the worker's. */
import type { Scenario, ScenarioEvent } from '../../scenario/types';
import type { Connection, Driver } from '../drivers';
import { createHost } from '../host';
import type { PortLike, Request, Response } from '../protocol';

/** A guest of KVM 6.1 with paging on and its MTRRs on, WB by default. */
export const GUEST: Scenario = {
  version: 1,
  policy: 'kvm-6.0',
  vm: { noncoherentDma: 1 },
  vcpus: [{ cr0: '0x80000011', msrs: { '0x2ff': '0xc06', '0x250': '0x606060606060606' } }],
};

/** Writes to range 0 that move it by a MiB each. */
export function writes(count: number): ScenarioEvent[] {
  return Array.from({ length: count }, (_, i) => ({
    type: 'wrmsr',
    vcpu: 0,
    msr: i % 2 === 0 ? '0x200' : '0x201',
    value: i % 2 === 0 ? `0x${(i * 2 ** 20).toString(16)}` : '0x3ffffff00800',
  }));
}

/** What a scripted worker does with a request: an answer, or silence. */
export type Script = (request: Request, reply: (response: Response) => void) => void;

export interface Scripted extends Driver {
  /** One for each time it was started, with what it received. */
  readonly runs: { received: Request[]; closed: boolean }[];
}

/** A driver whose worker answers by a script; `script` is asked for one for each start, from 0. */
export function scripted(kind: Driver['kind'], script: (run: number) => Script): Scripted {
  const runs: Scripted['runs'] = [];
  return {
    kind,
    runs,
    start() {
      const { port1, port2 } = new MessageChannel();
      const run = { received: [] as Request[], closed: false };
      const act = script(runs.length);
      runs.push(run);
      port2.addEventListener('message', ({ data }) => {
        run.received.push(data as Request);
        act(data as Request, (response) => port2.postMessage(response));
      });
      port2.start();
      return connection(port1, () => {
        run.closed = true;
      });
    },
  };
}

/** The real host over a MessageChannel. */
export function hosted(kind: Driver['kind'] = 'inline'): Driver {
  return {
    kind,
    start() {
      const { port1, port2 } = new MessageChannel();
      createHost('test').attach(port2 as PortLike);
      return connection(port1, () => undefined);
    },
  };
}

function connection(port: MessagePort, onClose: () => void): Connection {
  return {
    port: port as PortLike,
    onError: () => undefined,
    close: () => {
      onClose();
      port.close();
    },
  };
}

/** Resolves after so many milliseconds. */
export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
