import { useQuery, useQueryClient } from '@tanstack/react-query';
import { csrfHeader, http, onUnauthorized } from '../../api/http';
import { Problem } from '../../api/problem';
import { caseKeys } from '../queries';
import type { Case } from '../types';
import type { CaseDocument, DocumentKind } from './types';

export const contentOf = (id: string, document: string) => `/api/cases/${id}/documents/${document}/content`;

/** Brings a file as it is. Its name goes as a header: addresses are written to logs, and names say who the patient is. */
export async function bring(id: string, file: File, kind: DocumentKind): Promise<Case> {
  const response = await fetch(`/api/cases/${id}/documents?kind=${kind}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      Accept: 'application/json, application/problem+json',
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`,
      ...csrfHeader(),
    },
    body: file,
  });
  if (response.status === 401) onUnauthorized();
  if (!response.ok) throw await Problem.of(response);
  return (await response.json()) as Case;
}

export async function bytesOf(id: string, document: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  const response = await fetch(contentOf(id, document), { credentials: 'same-origin', ...(signal ? { signal } : {}) });
  if (!response.ok) throw await Problem.of(response);
  return response.arrayBuffer();
}

export function useDocumentText(id: string, document: CaseDocument, wanted: boolean) {
  return useQuery({
    queryKey: [...caseKeys.one(id), 'document', document.id, document.text],
    queryFn: async ({ signal }) => {
      const response = await fetch(`/api/cases/${id}/documents/${document.id}/text`, { credentials: 'same-origin', signal });
      if (!response.ok) throw await Problem.of(response);
      return response.text();
    },
    enabled: wanted,
    gcTime: 0,
  });
}

/** Takes a document out of a draft. */
export function useRemoval(id: string) {
  const queries = useQueryClient();
  return async (document: string) => {
    queries.setQueryData(caseKeys.one(id), await http.delete<Case>(`/api/cases/${id}/documents/${document}`));
  };
}
