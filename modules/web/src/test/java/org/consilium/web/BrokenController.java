package org.consilium.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Fails while it sends, as a decoder in the middle of a series may. */
@RestController
public final class BrokenController {

    @GetMapping("/dicomweb/broken-after/{bytes}")
    void breakAfter(@PathVariable int bytes, HttpServletResponse response) throws IOException {
        response.setContentType("application/octet-stream");
        response.getOutputStream().write(new byte[bytes]);
        throw new Rejected(Reason.NOT_ACCEPTABLE);
    }

    /** As a store does that has lost the end of an object. */
    @GetMapping("/dicomweb/ended-after/{bytes}")
    void endAfter(@PathVariable int bytes, HttpServletResponse response) throws IOException {
        response.getOutputStream().write(new byte[bytes]);
        throw new EOFException();
    }
}
