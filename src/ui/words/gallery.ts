/** The words of the gallery of presets. */
import { plural } from './plural';

export const words = {
  title: 'Presets',
  intro: 'Each opens as a scenario of its own. Your own work is kept, and undo brings it back.',
  back: 'Back to my scenario',
  search: 'Search presets',
  placeholder: 'ovmf q35 4G',
  found: (n: number, of: number) => (n === of ? plural(n, 'preset') : `${n} of ${plural(of, 'preset')}`),
  nothing: 'Nothing matches. Try fewer words: a firmware, a VMM, an author, a size such as 4G.',
  loading: 'Loading the presets …',
  groups: {
    guests: 'Guests',
    boot: 'Boot timelines',
    machines: 'Real machines',
    stories: 'Stories',
    sdm: 'Examples of the manuals',
  },
  all: 'All',
  shelf: 'Shelf',
  /** What a card's picture shows, for those who do not see it. */
  picture: (mtrr: string, effective: string) => `Picture: types by MTRR ${mtrr}; effective ${effective}`,
  lanes: 'In each picture the thin bar is the type by MTRR, the thick one what an access gets.',
  choose: (title: string) => `Choose RAM, bits … of ${title}`,
  chooseShort: 'Choose RAM, bits …',
  parameters: { ram: 'RAM', bits: 'Address bits', hole: 'PCI from' },
  parameterHelp: {
    ram: 'A size such as 4G, 3328M or 0x1_0000_0000',
    bits: 'MAXPHYADDR of the guest',
    hole: 'Where the UC window below 4 GiB begins',
  },
  bounds: {
    ram: (min: string, max: string, step: string) => `RAM is ${min} to ${max} in steps of ${step}.`,
    bits: (min: number, max: number) => `Address bits are ${min} to ${max}.`,
  },
  refused: {
    ram: 'This guest cannot have that much RAM.',
    bits: 'This guest cannot have that few address bits.',
    hole: 'The window cannot begin there.',
  },
  most: (size: string) => `With these address bits this guest has at most ${size} of RAM.`,
  open: 'Open',
};
