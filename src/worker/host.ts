/** The worker's end of the protocol: one session for each page that is connected. */
import { BUILD } from './build';
import { catalog } from './catalog';
import { checked, outlined } from './lessons';
import { picture, preview } from './picture';
import type { PortLike, PreviewWire, Progress, Request, Response, ViewWire, WriterCard } from './protocol';
import { LostRevision, Session, writers } from './session';
import { buffersOf, segmentBuffers } from './wire';

export interface Host {
  /** Serves a page until it says goodbye. */
  attach(port: PortLike): void;
}

/** A host without pages. `id` tells one worker from another. */
export function createHost(id = Math.random().toString(36).slice(2)): Host {
  const pages = new Set<PortLike>();
  return {
    attach(port) {
      const session = new Session();
      pages.add(port);
      // One after the other, in the order of arrival: a view must not overtake the document that it is of.
      let work: Promise<void> = Promise.resolve();
      port.addEventListener('message', ({ data }) => {
        const request = data as Request;
        if (request.method === 'bye') {
          pages.delete(port);
          session.cancelAll();
          port.close?.();
        } else if (request.method === 'cancel') {
          session.cancel(request.args.call);
        } else if (request.method === 'ping') {
          // Answered at once, in the midst of a long fold too: silence means that something hangs.
          const value = { id, build: BUILD, pages: pages.size };
          port.postMessage({ id: request.id, ok: true, value } satisfies Response);
        } else if (request.method === 'reasons') {
          // It has its place in the order, so that the document is the one that it names, but nobody waits for it.
          work = work.then(() => void serve(port, session, request));
        } else {
          work = work.then(() => serve(port, session, request));
        }
      });
      port.start?.();
    },
  };
}

type Work = Exclude<Request, { method: 'ping' | 'bye' | 'cancel' }>;

/** An exception in a worker's listener would never reach the page: every request gets an answer, or it hangs there. */
async function serve(port: PortLike, session: Session, request: Work): Promise<void> {
  try {
    const value = await answer(session, request, (progress) =>
      port.postMessage({ id: request.id, progress } satisfies Progress),
    );
    const transfer =
      request.method === 'view'
        ? buffersOf(value as ViewWire)
        : request.method === 'preview'
          ? segmentBuffers((value as PreviewWire).segments)
          : [];
    port.postMessage({ id: request.id, ok: true, value } satisfies Response, transfer);
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown.message : String(thrown);
    const lost = thrown instanceof LostRevision;
    port.postMessage({ id: request.id, ok: false, error, ...(lost ? { lost } : {}) } satisfies Response);
  }
}

function answer(session: Session, request: Work, progress: (part: number) => void) {
  switch (request.method) {
    case 'open':
      return session.open(request.args);
    case 'view':
      return session.view(request.args);
    case 'explain':
      return session.explain(request.args);
    case 'reasons':
      return session.reasons(request.args);
    case 'differences':
      return session.differences(request.args);
    case 'savings':
      return session.savings(request.args);
    case 'compare':
      return session.compare(request.args);
    case 'read':
      return session.read(request.id, request.args, progress);
    case 'lastRight':
      return session.lastRight(request.args);
    case 'preview':
      return preview(request.args);
    case 'export':
      return session.export(request.args);
    case 'picture':
      return picture(request.args);
    case 'check':
      return checked(request.args);
    case 'outline':
      return outlined(request.args);
    case 'readers':
      return readerNames();
    case 'writers':
      return writerCards();
    case 'catalog':
      return { policies: catalog() };
  }
}

async function writerCards(): Promise<WriterCard[]> {
  return (await writers()).map(({ id, title, whole = false }) => ({ id, title, whole }));
}

async function readerNames(): Promise<string[]> {
  const { FORMATS } = await import('../formats/registry');
  return FORMATS.map(({ title }) => title);
}
