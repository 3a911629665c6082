/** The blocks around what is shown, the largest first; each is a way up. */
import { gpaText, sizeText } from '../../base/format';
import { hilbertWords as words } from '../../words/hilbert';
import { type Block, blockAt } from './camera';
import css from './hilbert.module.css';

/** Levels between two crumbs: 4 KiB, 1 MiB, 256 MiB, 64 GiB ... */
const LEVELS = 4;

interface Props {
  block: Block;
  /** The block that holds all memory. */
  home: Block;
  order: number;
  onBlock(block: Block): void;
}

export function Crumbs({ block, home, order, onBlock }: Props) {
  const around = [order];
  for (let level = Math.ceil(order / LEVELS) * LEVELS - LEVELS; level > block.level; level -= LEVELS) {
    if (level < order) around.push(level);
  }
  return (
    <nav className={css.crumbs} aria-label={words.blocks}>
      <ol>
        {around
          .filter((level) => level > block.level)
          .map((level) => (
            <li key={level}>
              <button type="button" onClick={() => onBlock(blockAt(block.start, level))}>
                {nameOf(blockAt(block.start, level))}
              </button>
            </li>
          ))}
        <li aria-current="location">{nameOf(block)}</li>
      </ol>
      {home.level < order && (home.level !== block.level || home.start !== block.start) && (
        <button type="button" onClick={() => onBlock(home)}>
          {words.home}
        </button>
      )}
    </nav>
  );
}

const nameOf = ({ start, level }: Block): string => {
  const size = sizeText(4 ** level);
  return start === 0 ? words.whole(size) : words.block(size, gpaText(start));
};
