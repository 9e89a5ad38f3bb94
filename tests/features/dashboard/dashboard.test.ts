import { describe, expect, it } from 'vitest';
import { windowsOf2024 } from '#db/factories/cycle';
import {
  extremesOf,
  furthestBehind,
  isCallTime,
  openKinds,
  owedKinds,
  owedOf,
  topicsOf,
} from '~/features/dashboard/dashboard';

const row = (name: string, self: [number, number], peer: [number, number] = [0, 0]) => ({
  name,
  ratees: self[1],
  self: { sent: self[0], asked: self[1] },
  peer: { sent: peer[0], asked: peer[1] },
  superior: { sent: 0, asked: 3 },
});

describe('what is owed', () => {
  it('begins with the phase, and stays owed when it has ended', () => {
    const at = (text: string) => owedKinds(windowsOf2024(), new Date(text));
    expect(at('2024-11-01T00:00:00Z')).toEqual([]);
    expect(at('2024-11-12T00:00:00Z')).toEqual(['self']);
    expect(at('2024-12-02T00:00:00Z')).toEqual(['self', 'peer', 'superior']);
  });

  it('can be sent only while its phase runs', () => {
    const at = (text: string) => openKinds(windowsOf2024(), new Date(text));
    expect(at('2024-11-01T00:00:00Z')).toEqual([]);
    expect(at('2024-11-20T00:00:00Z')).toEqual(['self', 'peer']);
    expect(at('2024-12-02T00:00:00Z')).toEqual(['superior']);
    expect(at('2024-12-12T00:00:00Z')).toEqual([]);
  });

  it('is worth a call while it can be sent', () => {
    const isTime = (state: 'open' | 'closed', text: string) =>
      isCallTime({ state, windows: windowsOf2024() }, new Date(text));
    expect(isTime('open', '2024-11-20T00:00:00Z')).toBe(true);
    expect(isTime('closed', '2024-11-20T00:00:00Z')).toBe(false);
    expect(isTime('open', '2024-12-12T00:00:00Z')).toBe(false);
  });

  it('is narrowed to one kind only when that is owed', () => {
    expect(owedOf('peer', ['self', 'peer'])).toEqual(['peer']);
    expect(owedOf('superior', ['self', 'peer'])).toEqual(['self', 'peer']);
  });
});

describe('the unit furthest behind', () => {
  it('is by share of what is owed, and nobody when all is sent', () => {
    expect(furthestBehind([row('a', [9, 10]), row('b', [1, 2])], ['self'])?.name).toBe('b');
    expect(furthestBehind([row('a', [2, 2]), row('b', [0, 0])], ['self'])).toBeNull();
    expect(furthestBehind([], ['self'])).toBeNull();
  });
});

const skills = ['A1', 'A2', 'B1'].map((code) => ({ code, name: code, group: code[0]! }));
const heat = (name: string, means: Record<string, number | null>) => ({
  unitId: 1,
  name,
  people: 9,
  total: 3,
  means,
});

describe('the heat map', () => {
  it('names the weakest and the strongest skill that are shown', () => {
    const found = extremesOf(skills, heat('t', { A1: 3.1, A2: null, B1: 4 }));
    expect(found).toMatchObject({ weakest: { code: 'A1' }, strongest: { code: 'B1' } });
    expect(extremesOf(skills, heat('t', { A1: null, A2: null, B1: 4 }))).toBeNull();
  });

  it('proposes the weakest skills with the units clearly below', () => {
    const top = heat('t', { A1: 3.5, A2: 3.0, B1: 4 });
    const rows = [heat('x', { A1: 3.4, A2: 2.8, B1: 4 }), heat('y', { A1: 3.2, A2: null, B1: 4 })];
    expect(topicsOf(skills, top, rows).map(({ skill, units }) => [skill.code, units])).toEqual([
      ['A2', ['x']],
      ['A1', ['y']],
      ['B1', []],
    ]);
  });
});
