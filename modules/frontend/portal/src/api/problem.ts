/** An answer of the node that is not a success, as RFC 9457 describes it; status 0 means the node could not be reached. */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string | undefined;
  readonly type: string | undefined;

  constructor(status: number, title: string, detail?: string, type?: string) {
    super(detail ?? title);
    this.name = 'Problem';
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.type = type;
  }

  static async of(response: Response): Promise<Problem> {
    const text = await response.text().catch(() => '');
    return Problem.parse(response.status, response.headers.get('content-type') ?? '', text);
  }

  static parse(status: number, contentType: string, text: string): Problem {
    if (!contentType.includes('json')) return new Problem(status, '');
    try {
      const body: unknown = JSON.parse(text);
      if (typeof body !== 'object' || body === null) return new Problem(status, '');
      const field = (name: string) => {
        const value = (body as Record<string, unknown>)[name];
        return typeof value === 'string' && value !== '' ? value : undefined;
      };
      return new Problem(status, field('title') ?? '', field('detail'), field('type'));
    } catch {
      return new Problem(status, '');
    }
  }
}
