import { useQuery, useQueryClient } from '@tanstack/react-query';
import { http } from '../api/http';
import { sessionKey } from './keys';

export type Passkey = { id: string; name: string; createdAt: string; usedAt?: string };

type Descriptor = { type: 'public-key'; id: string };
type CreationOptions = {
  rp: { id: string; name: string };
  user: { id: string; name: string; displayName: string };
  challenge: string;
  pubKeyCredParams: { type: 'public-key'; alg: number }[];
  timeout: number;
  excludeCredentials: Descriptor[];
  authenticatorSelection: AuthenticatorSelectionCriteria;
  attestation: AttestationConveyancePreference;
};
type RequestOptions = { challenge: string; timeout: number; rpId: string; allowCredentials: Descriptor[]; userVerification: UserVerificationRequirement };

/** The browser has given no passkey: the person has turned back, there is none, or this address is not the one they are made for. */
export class NoPasskey extends Error {
  readonly host: string;

  constructor(host: string, cause: unknown) {
    super('no passkey', { cause });
    this.host = host;
  }
}

export const hasPasskeys = () => 'PublicKeyCredential' in window;

export function decode(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
}

export function encode(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

const descriptors = (of: Descriptor[]) => of.map(({ type, id }) => ({ type, id: decode(id) }));

async function given(host: string, ask: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const credential = await ask();
    if (credential instanceof PublicKeyCredential) return credential;
  } catch (failure) {
    throw new NoPasskey(host, failure);
  }
  throw new NoPasskey(host, undefined);
}

/** Asks the device for a signature under a challenge of the node; what comes back is for the node to judge. */
async function assertion(options: RequestOptions) {
  const { challenge, allowCredentials, ...rest } = options;
  const publicKey = { ...rest, challenge: decode(challenge), allowCredentials: descriptors(allowCredentials) };
  const credential = await given(options.rpId, () => navigator.credentials.get({ publicKey }));
  const response = credential.response as AuthenticatorAssertionResponse;
  return {
    id: encode(credential.rawId),
    authenticatorData: encode(response.authenticatorData),
    clientDataJSON: encode(response.clientDataJSON),
    signature: encode(response.signature),
    ...(response.userHandle ? { userHandle: encode(response.userHandle) } : {}),
  };
}

export async function prove<T>(path: string): Promise<T> {
  return http.post<T>(path, await assertion(await http.post<RequestOptions>(`${path}/challenge`)));
}

const path = '/api/me/passkeys';
const key = ['passkeys'] as const;

export const usePasskeys = () => useQuery({ queryKey: key, queryFn: ({ signal }) => http.get<Passkey[]>(path, signal) });

export async function addPasskey(name: string): Promise<Passkey> {
  const { challenge, user, excludeCredentials, ...rest } = await http.post<CreationOptions>(`${path}/challenge`);
  const publicKey = { ...rest, challenge: decode(challenge), user: { ...user, id: decode(user.id) }, excludeCredentials: descriptors(excludeCredentials) };
  const credential = await given(rest.rp.id, () => navigator.credentials.create({ publicKey }));
  const response = credential.response as AuthenticatorAttestationResponse;
  return http.post<Passkey>(path, { name, attestationObject: encode(response.attestationObject), clientDataJSON: encode(response.clientDataJSON) });
}

export const renamePasskey = async (id: string, name: string) => { await http.put(`${path}/${id}`, { name }); return true; };
export const removePasskey = async (id: string) => { await http.delete(`${path}/${id}`); return true; };

export function usePasskeysChanged() {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: key });
    await queries.invalidateQueries({ queryKey: sessionKey });
  };
}
