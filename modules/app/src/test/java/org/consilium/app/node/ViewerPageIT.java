package org.consilium.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody opens a case in a viewer of another maker, sees it among the open ones and ends it, in a real browser. */
class ViewerPageIT {

    @TempDir
    private Path home;

    @Test
    void aCaseIsOpenedInAnotherViewerAndTheViewerIsEnded() throws Exception {
        var link = "--consilium.viewers.links[0].";
        try (var node = Demonstration.start(Node.in(home)
                .argument(link + "name=workstation")
                .argument(link + "display-name=Рабочая станция отделения лучевой диагностики")
                .argument(link + "address=http://127.0.0.1:${consilium.http.port}/mark.svg#code={code}&node={node}"))) {
            BrowserScript.walk(
                    node,
                    "viewers.mjs",
                    Map.of(
                            "name",
                            "viewers",
                            "account",
                            "voronina",
                            "password",
                            Demonstration.PASSWORD,
                            "study",
                            Demonstration.study(node, "CT"),
                            "question",
                            "Растёт ли образование?"));
            assertThat(node.output() + Files.readString(home.resolve("log/consilium.log")))
                    .doesNotContain("code=");
        }
    }
}
