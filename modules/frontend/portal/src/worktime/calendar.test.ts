import { describe, expect, it } from 'vitest';
import { days } from '../roster/types';
import { grouped, takeable, withHolidays } from './calendar';

describe('a working calendar', () => {
  it('has every holiday once and in order', () => {
    expect(withHolidays([{ date: '2027-01-01', name: 'a' }], [{ date: '2026-12-31', name: 'b' }, { date: '2027-01-01', name: 'c' }, { date: '', name: 'd' }]))
      .toEqual([{ date: '2026-12-31', name: 'b' }, { date: '2027-01-01', name: 'c' }]);
  });
  it('takes nothing from a line with a problem', () => {
    expect(takeable([{ number: 1, date: '2027-01-01', name: 'a', problem: '' }, { number: 2, name: 'b', problem: 'no date' }]))
      .toEqual([{ date: '2027-01-01', name: 'a' }]);
  });
  it('says days at the same hours together', () => {
    const shifts = days.slice(0, 5).map((day) => ({ day, from: '08:00', to: '17:00' }));
    expect(grouped([...shifts, { day: 'SATURDAY', from: '08:00', to: '12:00' }])).toEqual([
      { first: 'MONDAY', last: 'FRIDAY', from: '08:00', to: '17:00' }, { first: 'SATURDAY', last: 'SATURDAY', from: '08:00', to: '12:00' },
    ]);
  });
});
