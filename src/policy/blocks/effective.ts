/** What an access gets through an EPT leaf. */
import { effectiveOfLeaf } from '../../arch/effective';
import { type Access, leafIpat, leafType } from '../types';

/** Intel's rule for translated accesses; the guest's CR0.CD never reaches the hardware under KVM (vmx_set_cr0). */
export const throughEpt = ({ leaf, pat }: Access) => effectiveOfLeaf(leafType(leaf), leafIpat(leaf), pat);
