package org.consilium.reports.page;

/** What stands on every page: its number, and from the second on whose report it is, since pages get separated. */
final class PageFrame {

    private static final float FOOT = 40;
    private static final float HEAD = Canvas.HEIGHT - 48;

    private PageFrame() {}

    static void draw(Canvas canvas, Wording wording) {
        float right = Canvas.WIDTH - Canvas.MARGIN;
        int pages = canvas.pageCount();
        String subject =
                wording.report().subject().names().stream().findFirst().orElse("") + "  ·  " + wording.patientId();
        for (int page = 0; page < pages; page++) {
            canvas.boxOn(page, Canvas.MARGIN, FOOT + 13, Canvas.INNER_WIDTH, 0.5f, Style.LINE);
            String foot = "Case " + wording.report().opinion().number() + "  ·  " + wording.version();
            canvas.line(page, foot, Style.SMALL, Canvas.MARGIN, FOOT);
            canvas.lineTo(page, "Page " + (page + 1) + " of " + pages, Style.SMALL, right, FOOT);
            if (page > 0) {
                canvas.line(page, wording.title(), Style.OVERLINE, Canvas.MARGIN, HEAD);
                canvas.lineTo(page, subject, Style.SMALL, right, HEAD);
                canvas.boxOn(page, Canvas.MARGIN, HEAD - 8, Canvas.INNER_WIDTH, 0.5f, Style.LINE);
            }
        }
    }
}
