import { useQuery } from '@tanstack/react-query';
import { useChange } from '../admin/queries';
import { http } from '../api/http';
import type { Language } from '../i18n';

export const noticeChannels = ['MAIL', 'WEBHOOK'] as const;
export type NoticeChannel = (typeof noticeChannels)[number];

/** How somebody wants to be told outside of the portal. Quiet hours have a beginning and an end, as 22:00, or neither. */
export type NoticePreferences = {
  mail: boolean;
  webhook: boolean;
  quietFrom?: string;
  quietTo?: string;
  emergencies: boolean;
  language?: Language;
};

export type NoticeDelivery = {
  caseId: string;
  number: string;
  kind: string;
  channel: NoticeChannel;
  state: 'WAITING' | 'SENT' | 'FAILED';
  at: string;
  nextAttemptAt?: string;
  lastError?: string;
};

export type OwnNotices = NoticePreferences & { address?: string; zone: string; channels: NoticeChannel[]; last: NoticeDelivery[] };

const key = ['notices'] as const;
const path = '/api/me/notices';

export const useNotices = () => useQuery({ queryKey: key, queryFn: ({ signal }) => http.get<OwnNotices>(path, signal) });
export const usePrefer = (done: string) => useChange(key, (wanted: NoticePreferences) => http.put(path, wanted), done);
