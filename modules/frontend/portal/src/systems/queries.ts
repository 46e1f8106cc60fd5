import { useQuery } from '@tanstack/react-query';
import { http } from '../api/http';
import type { Role } from '../session/types';

export const systemRoles = ['REFERRER', 'COORDINATOR'] as const satisfies readonly Role[];
export type SystemRole = (typeof systemRoles)[number];

/** A program that calls the node for an institution. `usedAt` is right within a minute. */
export type System = {
  id: string;
  account: string;
  name: string;
  institutionId: string;
  roles: SystemRole[];
  active: boolean;
  createdAt: string;
  issuedAt: string;
  usedAt?: string;
  revokedAt?: string;
};
export type SystemDraft = Pick<System, 'account' | 'name' | 'institutionId' | 'roles'>;
/** The token is told here and never again. */
export type NewSystem = { system: System; token: string };

export const systemsPath = '/api/systems';
export const systemsKey = ['systems'];

export const useSystems = () => useQuery({ queryKey: systemsKey, queryFn: ({ signal }) => http.get<System[]>(systemsPath, signal) });
