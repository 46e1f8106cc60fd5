import { describe, expect, it } from 'vitest';
import type { OpinionDelivery } from '../cases/types';
import { destinations } from './destinations';

const to = (destination: string, state: OpinionDelivery['state']): OpinionDelivery => ({ destination, state, attempts: 1 });

describe('the destinations of an opinion', () => {
  it('are named once, however many objects go there', () => expect(destinations([to('PACS', 'DELIVERED'), to('PACS', 'DELIVERED')])).toHaveLength(1));
  it('have it only when every object has arrived', () => expect(destinations([to('PACS', 'DELIVERED'), to('PACS', 'WAITING')])[0]?.state).toBe('WAITING'));
  it('show a failure before everything else', () => expect(destinations([to('PACS', 'WAITING'), to('PACS', 'FAILED'), to('RIS', 'DELIVERED')]).map(({ state }) => state)).toEqual(['FAILED', 'DELIVERED']));
});
