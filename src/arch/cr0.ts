/** CR0, as far as caching goes. Source: SDM vol. 3, "Cache Control Registers and Bits", 11.5.1 / 12.5.1. */

/** CR0.CD, bit 30. */
export const CR0_CD = 0x40000000;
/** CR0.NW, bit 29. */
export const CR0_NW = 0x20000000;
const CR0_PG = 0x80000000;
const CR0_PE = 0x1;
/** After power-up or RESET: CD, NW and ET set. SDM table 9-1 / 10-1. */
export const CR0_RESET = 0x60000010;

/** Is caching disabled (CR0.CD=1)? */
export function cacheDisabled(cr0: number): boolean {
  return (cr0 & CR0_CD) !== 0;
}

/** Is CR0.NW set? */
export function notWriteThrough(cr0: number): boolean {
  return (cr0 & CR0_NW) !== 0;
}

/** Is paging on? Without it no PAT lookup happens (SDM 11.12.1 / 12.12.1). */
export function pagingOn(cr0: number): boolean {
  return (cr0 & CR0_PG) !== 0;
}

/**
 * Why MOV to CR0 would answer #GP(0), or undefined where it is accepted.
 * Source: SDM vol. 2, MOV to control registers; KVM 6.1 `kvm_set_cr0` tests the same in this order.
 */
export function cr0Refusal(value: bigint): string | undefined {
  if (value >> 32n !== 0n) return 'CR0 bits 63:32 are reserved';
  const cr0 = Number(value);
  if (notWriteThrough(cr0) && !cacheDisabled(cr0)) return 'CR0.NW=1 with CR0.CD=0 is an invalid cache mode';
  if (pagingOn(cr0) && (cr0 & CR0_PE) === 0) return 'CR0.PG=1 needs CR0.PE=1';
  return undefined;
}
