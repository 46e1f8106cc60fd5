import { describe, expect, it } from 'vitest';
import { caseStates, type HistoryEntry } from '../types';
import { stationOf, stations, way } from './stations';

const entry = (to: HistoryEntry['to'], at: string): HistoryEntry => ({ to, at, command: 'X' });

describe('the way of a case', () => {
  it('has a station for every state that is not an early end', () => {
    const without = caseStates.filter((state) => stationOf(state) === undefined);
    expect(without).toEqual(['CANCELLED', 'REJECTED', 'EXPIRED']);
  });
  it('stands at reading while the specialist waits for an answer', () => {
    const { stops } = way({ createdAt: '0', state: 'NEEDS_INFO', history: [entry('DRAFT', '1'), entry('IN_REVIEW', '2')] });
    expect(stops.find(({ status }) => status === 'now')?.station).toBe('reading');
  });
  it('gives the moment a station was first reached, also when it was reached twice', () => {
    const history = [entry('OFFERED', '1'), entry('TRIAGED', '2'), entry('OFFERED', '3')];
    expect(way({ createdAt: '0', state: 'OFFERED', history }).stops.find(({ station }) => station === 'offered')?.at).toBe('1');
  });
  it('has nothing ahead once the opinion was read', () => {
    expect(way({ createdAt: '0', state: 'ACKNOWLEDGED', history: [] }).stops.map(({ status }) => status)).toEqual(stations.map(() => 'done'));
  });
  it('stops where a cancelled case stood', () => {
    const { stops, ended } = way({ createdAt: '0', state: 'CANCELLED', history: [entry('DRAFT', '1'), entry('OFFERED', '2'), entry('CANCELLED', '3')] });
    expect(ended).toBe('CANCELLED');
    expect(stops.filter(({ status }) => status === 'done').map(({ station }) => station)).toEqual(['draft', 'sent', 'offered']);
  });
});
