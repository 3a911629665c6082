import type { ComponentProps } from 'react';
import { groupHex } from '../base/format';
import { HexField } from '../base/HexField';
import { readValue } from './mask';

/** The field of a whole register: its 64 bits, grouped. */
export function RegisterField({
  value,
  ...field
}: { value: bigint } & Omit<ComponentProps<typeof HexField<bigint>>, 'value' | 'read'>) {
  return <HexField value={groupHex(value)} read={readValue} {...field} />;
}
