import type { LaneId } from '../../store/state';
import { listedLanes, toggledLane } from '../map/lane-order';
import { LANE_SPECS } from '../map/lanes';
import { pictureWords as words } from '../words/picture';
import type { Choice } from './options';
import styles from './picture.module.css';

interface Props {
  choice: Choice;
  /** Are there leaves that the lane of installed ones would show? */
  hasLeaves: boolean;
  onChoose: (choice: Choice) => void;
}

/** What of the map, how large, in which colours, and which lanes. */
export function Choices({ choice, hasLeaves, onChoose }: Props) {
  const { lanes } = choice;
  const listed = listedLanes(lanes).filter((id) => id !== 'difference' && (hasLeaves || id !== 'installed'));
  const toggle = (id: LaneId): void => onChoose({ ...choice, lanes: toggledLane(lanes, id) });
  return (
    <div className={styles.choices}>
      <Radios
        title={words.part}
        options={words.parts}
        value={choice.part}
        onValue={(part) => onChoose({ ...choice, part })}
      />
      <Radios
        title={words.size}
        options={words.sizes}
        value={choice.size}
        onValue={(size) => onChoose({ ...choice, size })}
      />
      <Radios
        title={words.colours}
        options={words.themes}
        value={choice.theme}
        onValue={(theme) => onChoose({ ...choice, theme })}
      />
      <fieldset className={styles.lanes}>
        <legend>{words.lanes}</legend>
        {listed.map((id) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={lanes.includes(id)}
              // A picture without a lane shows nothing.
              disabled={lanes.length === 1 && lanes.includes(id)}
              onChange={() => toggle(id)}
            />
            {LANE_SPECS[id].title}
          </label>
        ))}
      </fieldset>
    </div>
  );
}

function Radios<K extends string>({
  title,
  options,
  value,
  onValue,
}: {
  title: string;
  options: Readonly<Record<K, string>>;
  value: K;
  onValue: (value: K) => void;
}) {
  return (
    <fieldset>
      <legend>{title}</legend>
      {(Object.keys(options) as K[]).map((key) => (
        <label key={key}>
          <input
            type="radio"
            name={title}
            value={key}
            checked={key === value}
            onChange={() => onValue(key)}
          />
          {options[key]}
        </label>
      ))}
    </fieldset>
  );
}
