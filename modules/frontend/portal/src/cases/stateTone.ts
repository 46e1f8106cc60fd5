import type { CaseState } from './types';

export type Tone = 'rest' | 'work' | 'wait' | 'news' | 'done' | 'off';

/** How loud a state is shown: whose turn it is matters more than its name. */
export function stateTone(state: CaseState): Tone {
  switch (state) {
    case 'DRAFT': case 'COLLECTING': case 'CLEARING': return 'rest';
    case 'SUBMITTED': case 'TRIAGED': case 'OFFERED': return 'wait';
    case 'ACCEPTED': case 'IN_REVIEW': case 'BOARD_SCHEDULED': case 'ADJUDICATION': return 'work';
    case 'NEEDS_INFO': case 'NEEDS_MATERIAL': return 'news';
    case 'SIGNED': case 'DELIVERED': return 'news';
    case 'ACKNOWLEDGED': case 'CLOSED': return 'done';
    case 'CANCELLED': case 'REJECTED': case 'EXPIRED': return 'off';
  }
}
