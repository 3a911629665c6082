/** The words of the scenarios that are kept in the browser. */
import { plural } from './plural';

export const keptWords = {
  title: 'Scenarios',
  loading: 'Looking for what is kept …',
  none: 'Nothing is kept yet. Give the present scenario a name and save it: it stays in this browser until you delete it.',
  failed: (why: string) =>
    `This browser keeps nothing here: ${why}. Your scenario stays open; export it as a file to be safe.`,
  unreadable: (n: number) =>
    `${plural(n, 'scenario')} cannot be read by this version. They are left as they are: reload the page for a newer one.`,
  present: 'The present scenario',
  name: 'Name',
  folder: 'Folder',
  folderHint: 'none, or such as work/kvm',
  save: 'Save',
  saveAs: 'Save as a new one',
  saveAsShort: 'Save as …',
  cancel: 'Cancel',
  notKept: 'It is not among the kept ones. As a draft it survives a reload.',
  same: (place: string) => `Kept as ${place}, just as it is.`,
  changed: (place: string) => `Kept as ${place}. What you changed since is not saved yet.`,
  newer: (place: string) =>
    `${place} was saved elsewhere since you opened it, in another tab perhaps. Nothing is lost yet: which one shall stay?`,
  gone: 'It was deleted elsewhere since you opened it. Saving keeps it again.',
  replace: 'Replace it by mine',
  keepBoth: 'Keep both',
  openTheirs: 'Open the other',
  place: (folder: string, name: string) => (folder ? `“${name}” in ${folder}` : `“${name}”`),
  list: 'Kept in this browser',
  top: 'No folder',
  open: (name: string) => `Open ${name}`,
  isOpen: 'open now',
  facts: (policy: string, events: number, when: string) => `${policy} · ${plural(events, 'event')} · ${when}`,
  edit: 'Rename or move',
  editOf: (name: string) => `Rename or move ${name}`,
  apply: 'Apply',
  duplicate: 'Duplicate',
  duplicateOf: (name: string) => `Duplicate ${name}`,
  remove: 'Delete',
  removeOf: (name: string) => `Delete ${name}`,
  removed: (name: string) => `“${name}” is deleted.`,
  undo: 'Undo',
  saved: (name: string) => `“${name}” is saved.`,
  duplicated: (name: string) => `“${name}” is a copy.`,
  renamed: (place: string) => `It is ${place} now.`,
  exportAll: 'Export all',
  exportHelp: 'One JSON file with all of them',
  import: 'Import …',
  imported: (added: number, renamed: number, refused: number) =>
    [
      `${plural(added, 'scenario')} added`,
      renamed ? `${renamed} under a new name, because theirs was taken` : '',
      refused ? `${refused} refused` : '',
    ]
      .filter(Boolean)
      .join(', ')
      .concat('.'),
  drafts: 'Drafts of other tabs',
  draftsHelp: 'What another tab works on, or worked on before it was closed. Opening one makes a copy here.',
};
