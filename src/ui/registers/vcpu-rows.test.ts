import { describe, expect, it } from 'vitest';
import { shortName, vcpuRows } from './vcpu-rows';

const vcpu = (differs: string[] = [], online = true) => ({ online, cr0: '0x11', defType: '0x0', differs });

describe('the rows of the vCPUs', () => {
  it('are one each where they are few', () => {
    expect(vcpuRows([vcpu(), vcpu(), vcpu()], 0)).toHaveLength(3);
  });

  it('join neighbours that are alike where they are many, but not the viewed one', () => {
    const many = Array.from({ length: 288 }, (_, n) => vcpu(n > 99 ? ['IA32_PAT'] : [], n !== 200));
    const rows = vcpuRows(many, 4);
    expect(rows.map(({ first, last }) => `${first}-${last}`)).toEqual([
      '0-3',
      '4-4',
      '5-99',
      '100-199',
      '200-200',
      '201-287',
    ]);
    expect(rows[4]).toMatchObject({ online: false, differs: ['IA32_PAT'] });
  });

  it('names registers in short', () => {
    const names = ['IA32_MTRR_PHYSBASE0', 'IA32_PAT', 'CR0.CD'];
    expect(names.map(shortName)).toEqual(['PHYSBASE0', 'PAT', 'CR0.CD']);
  });
});
