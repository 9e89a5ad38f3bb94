import { describe, expect, it } from 'vitest';
import type { FormTask } from '~/features/assessment/assessment-task';
import { greetingName, nextTask, openCounts, waitingForms } from '~/features/assessment/home/plan';

const task = (given: Partial<FormTask>): FormTask => ({
  key: 'peer/1',
  role: 'PEER',
  rateeName: 'Thạch Sơn Hiếu',
  rateeUnit: 'Chi đoàn ấp Rạch Sâu',
  isLinking: false,
  state: 'assigned',
  answered: 0,
  total: 15,
  nextSkill: 'A1',
  minutesLeft: 10,
  savedAt: null,
  submittedAt: null,
  isSmallGroup: false,
  refusal: null,
  ...given,
});
const closed = { refusal: { reason: 'assessment.peerClosed' } };
const self = task({ key: 'self/x', role: 'SELF' });

describe('what comes next', () => {
  it('is one’s own form while it is open', () => {
    const peers = [task({ state: 'draft' })];
    expect(nextTask({ self, peers, superiors: [] })).toBe(self);
  });

  it('then what is begun, then the first of the list', () => {
    const sent = task({ ...self, state: 'submitted' });
    const peers = [task({ key: 'peer/1' }), task({ key: 'peer/2', state: 'draft' })];
    expect(nextTask({ self: sent, peers, superiors: [] })?.key).toBe('peer/2');
    expect(nextTask({ self: null, peers: [peers[0]!], superiors: [] })?.key).toBe('peer/1');
  });

  it('is nothing when all is sent or no phase is open', () => {
    const forms = { self: null, peers: [task({ state: 'submitted' }), task(closed)], superiors: [] };
    expect(nextTask(forms)).toBeNull();
    expect(openCounts(forms)).toEqual({ self: 0, peers: 0, superiors: 0 });
    expect(waitingForms(forms)).toEqual({ coming: [], missed: [task(closed)] });
    const early = task({ refusal: { reason: 'assessment.superiorNotOpen' } });
    expect(waitingForms({ ...forms, peers: [], superiors: [early] }).coming).toEqual([early]);
  });
});

describe('a greeting', () => {
  it.each([
    ['Lâm Thị Ngọc Diễm', 'Ngọc Diễm'],
    ['Sơn Minh Đạt', 'Minh Đạt'],
    ['Ngô Văn Tâm', 'Tâm'],
    ['Kim Thị Lan', 'Lan'],
    ['Lý Nam', 'Nam'],
    ['Hạnh', 'Hạnh'],
  ])('%s is greeted %s', (name, greeted) => expect(greetingName(name)).toBe(greeted));
});
