import { afterEach, describe, expect, it, vi } from 'vitest';
import { csrfToken, http, onSessionLost, withQuery } from './http';
import { Problem } from './problem';

const answer = (status: number, body: string, type = 'application/json') =>
  vi.fn(async (_path: string, _init: RequestInit) => new Response(body === '' ? null : body, { status, headers: { 'Content-Type': type } }));

describe('the client of the node', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('finds the token among other cookies', () => expect(csrfToken('a=b; XSRF-TOKEN=x%2By%3D; c=d')).toBe('x+y='));
  it('sends the token with everything that changes something, not with questions', async () => {
    const fetched = answer(200, '{}');
    vi.stubGlobal('fetch', fetched);
    vi.stubGlobal('document', { cookie: 'XSRF-TOKEN=t' });
    await http.get('/api/studies');
    await http.post('/api/cases', { a: 1 });
    const sent = fetched.mock.calls.map(([, init]) => (init.headers as Record<string, string>)['X-XSRF-TOKEN']);
    expect(sent).toEqual([undefined, 't']);
  });
  it('gives what the node says about a refusal', async () => {
    vi.stubGlobal('fetch', answer(409, '{"type":"/problems/not-in-this-state","title":"Moved","detail":"It was accepted"}', 'application/problem+json'));
    await expect(http.get('/api/cases/1')).rejects.toMatchObject({ status: 409, detail: 'It was accepted', type: '/problems/not-in-this-state' });
  });
  it('survives an answer that is no problem at all', () => expect(Problem.parse(502, 'text/html', '<html>')).toMatchObject({ status: 502, title: '' }));
  it('tells that the session is lost, but not while signing in', async () => {
    const lost = vi.fn();
    onSessionLost(lost);
    vi.stubGlobal('document', { cookie: '' });
    vi.stubGlobal('fetch', answer(401, ''));
    await http.post('/api/session', {}).catch(() => undefined);
    expect(lost).not.toHaveBeenCalled();
    await http.get('/api/studies').catch(() => undefined);
    expect(lost).toHaveBeenCalledOnce();
  });
  it('says that the node is out of reach', async () => {
    vi.stubGlobal('fetch', vi.fn(async () => { throw new TypeError('failed'); }));
    await expect(http.get('/api/studies')).rejects.toMatchObject({ status: 0 });
  });
  it('takes an empty answer for nothing', async () => {
    vi.stubGlobal('fetch', vi.fn(async () => new Response(null, { status: 204 })));
    vi.stubGlobal('document', { cookie: '' });
    expect(await http.put('/api/cases/1/draft', {})).toBeUndefined();
  });
  it('leaves out parameters that are not set', () => expect(withQuery('/p', { a: undefined, b: '', c: 0, d: 'x y' })).toBe('/p?c=0&d=x+y'));
});
