/** Lines that a mailer wrapped at some 75 columns. */

// Lines of a dump that are long enough to be wrapped.
const LONG =
  /^(?:BIOS-e820: |MTRR map: |x86\/PAT: Configuration|x86 PAT enabled|reg\d{2,3}: ?base|\d{1,3} base [0-9A-Fa-f]{8,16} mask|\d{1,4}: [0-9a-fA-F]{16}-)/;
// What is left of them: no line of a dump begins like this.
const LEFT =
  /^(?:usable|reserved|unusable|ACPI (?:data|NVS)|type \d{1,3}|write-[a-z]{4,9}|uncachable|(?:built from \d{1,3} )?(?:variable )?MTRRs|size= ?\d{1,10}[KM]B.{0,50}|count=\d{1,5}.{0,20}|new 0x[0-9a-fA-F]{1,16}|(?:UC-|UC|WC|WT|WP|WB)(?: (?:UC-|UC|WC|WT|WP|WB)){0,7})$/;

// Traces of KVM, which are longer than any other line, and what is left of them.
const TRACE = /: (?:kvm_mmu_set_spte|kvm_tdp_mmu_spte_changed): /;
const WHOLE_TRACE = /(?: new_spte [0-9a-fA-F]{1,16}| at [0-9a-fA-F]{1,16})$/;
const TRACE_LEFT = /^(?:as id|id|gfn|spte|level|old_spte|new_spte|at) [0-9a-fA-F]|^\([r-]/;

/** Is `next` what a mailer cut off `body`? */
export function goesOn(body: string, next: string): boolean {
  if (next.length > 80 || body.length > 240) return false;
  if (LEFT.test(next)) return body.length <= 160 && LONG.test(body);
  return TRACE_LEFT.test(next) && TRACE.test(body) && !WHOLE_TRACE.test(body);
}
