import { useQuery, useQueryClient } from '@tanstack/react-query';
import { http } from '../api/http';
import { sessionKey } from './keys';

export type SecondFactor = { since?: string; recoveryCodesLeft: number; required: boolean };
export type Enrolment = { secret: string; uri: string; qrCode: string[] };
export type RecoveryCodes = { codes: string[] };

const key = ['second-factor'] as const;
const path = '/api/me/second-factor';

export const useSecondFactor = () => useQuery({ queryKey: key, queryFn: ({ signal }) => http.get<SecondFactor>(path, signal) });

export const beginEnrolment = () => http.post<Enrolment>(path);
export const renewRecoveryCodes = () => http.post<RecoveryCodes>(`${path}/recovery-codes`);
export const removeSecondFactor = async () => {
  await http.delete(path);
  return true;
};

/** After a change: what the portal knows of it is asked for again. */
export function useSecondFactorChanged() {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: key });
    await queries.invalidateQueries({ queryKey: sessionKey });
  };
}
