/** The quirks of KVM that decide about memory types, as a VMM names them to KVM_CAP_DISABLE_QUIRKS2. */
export const QUIRKS = ['KVM_X86_QUIRK_CD_NW_CLEARED', 'KVM_X86_QUIRK_IGNORE_GUEST_PAT'];
