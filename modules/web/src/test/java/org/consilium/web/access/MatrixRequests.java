package org.consilium.web.access;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.consilium.web.Browser;
import org.consilium.web.TestNode;

/** Asks the routes of a node, and counts. */
final class MatrixRequests {

    private final TestNode node;
    private int asked;

    MatrixRequests(TestNode node) {
        this.node = node;
    }

    int asked() {
        return asked;
    }

    /** @param token of the machine client, instead of the session of the browser */
    HttpResponse<byte[]> send(Cell cell, Names names, Browser browser, Optional<String> token, String body) {
        asked++;
        var request = HttpRequest.newBuilder(node.url(names.address(cell)));
        request.method(cell.method(), cell.isRead() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!cell.isRead()) {
            request.header("Content-Type", "application/json");
            browser.cookie("XSRF-TOKEN").ifPresent(csrf -> request.header("X-XSRF-TOKEN", csrf));
        }
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return cell.pattern().equals("/api/events") ? opened(browser, request) : browser.send(request);
    }

    /** The head of an answer that does not end. */
    private static HttpResponse<byte[]> opened(Browser browser, HttpRequest.Builder request) {
        try {
            return browser.client().send(request.build(), _ -> new Unread(new CompletableFuture<>()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private record Unread(CompletableFuture<byte[]> none) implements HttpResponse.BodySubscriber<byte[]> {

        @Override
        public CompletionStage<byte[]> getBody() {
            return none;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.cancel();
            none.complete(new byte[0]);
        }

        @Override
        public void onNext(List<ByteBuffer> item) {
            // Nobody has asked for any.
        }

        @Override
        public void onError(Throwable broken) {
            none.complete(new byte[0]);
        }

        @Override
        public void onComplete() {
            none.complete(new byte[0]);
        }
    }
}
