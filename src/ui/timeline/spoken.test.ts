import { describe, expect, it } from 'vitest';
import { spokenAudit } from './spoken';

const audit = { calls: 2, zapped: 0x4ccd0, changed: 0, needless: 0, stale: 0 };

describe('what is announced of an event', () => {
  it('is what it zapped, how much of that needlessly, and what is stale', () => {
    expect(spokenAudit({ ...audit, needless: 256, stale: 12 }, 3)).toBe(
      '2 zap calls, zapped 3 ranges, 1.2 GiB; 1 MiB needlessly; 12 pages stale, 48 KiB',
    );
    expect(spokenAudit(audit, 1)).toBe('2 zap calls, zapped 1 range, 1.2 GiB; nothing stale');
    expect(spokenAudit({ ...audit, stale: 2 ** 20 }, 0)).toMatch(/; 4 GiB stale$/);
    expect(spokenAudit({ ...audit, stale: 1 }, 0)).toBe('2 zap calls, zapped 1.2 GiB; 1 page stale');
  });

  it('says that there was nothing', () => {
    expect(spokenAudit({ ...audit, calls: 0, zapped: 0 }, 0)).toBe(
      '0 zap calls, nothing zapped; nothing stale',
    );
  });

  it('says why it was refused', () => {
    expect(spokenAudit({ ...audit, refused: 'NW=1 needs CD=1' }, 0)).toContain('NW=1 needs CD=1');
  });
});
