/** Which register the dialog shows when it opens: the one that was asked for, or else the one that was seen last. */
import type { RegisterKey } from '../../../arch/fields';

/** IA32_MTRR_DEF_TYPE: all else hangs on it. */
let asked: RegisterKey = 0x2ff;

export const askFor = (key: RegisterKey): void => {
  asked = key;
};

export const askedFor = (): RegisterKey => asked;
