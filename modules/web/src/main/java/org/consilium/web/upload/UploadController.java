package org.consilium.web.upload;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.consilium.archive.files.TakenFile;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Person;
import org.consilium.web.json.Body;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Uploads of the portal: say what is coming, bring it piece by piece, ask what became of it. */
@RestController
@RequestMapping("/api/uploads")
public final class UploadController {

    private static final int FILES_MAX = 500;
    private static final int TAKEN_MAX = 1000;
    private static final int NAME_MAX = 4096;

    private final Uploads uploads;

    UploadController(Uploads uploads) {
        this.uploads = uploads;
    }

    /** Answers, in the same order, how much of each file is here already. */
    @PostMapping
    List<Standing> begin(Person person, @RequestBody Announcement body, HttpServletRequest request) throws IOException {
        List<FileToCome> files = body.files() == null ? List.of() : body.files();
        if (files.size() > FILES_MAX) {
            throw new Rejected(Reason.INVALID_REQUEST, FILES_MAX + " files at most");
        }
        List<Standing> standings = new ArrayList<>();
        for (FileToCome file : files) {
            String name = Body.require(file.name(), "name");
            long size = Body.require(file.size(), "size");
            if (name.length() > NAME_MAX || size < 0) {
                throw new Rejected(Reason.INVALID_REQUEST, "a name or size is not valid");
            }
            long modified = file.modified() == null ? 0 : file.modified();
            standings.add(standing(uploads.begin(person, request.getRemoteAddr(), name, size, modified), 0));
        }
        return standings;
    }

    /** The body is a piece, at most 4 MiB. One that does not begin where the last one ended is left, and the answer says where. */
    @PutMapping("/{id}")
    Standing append(Person person, @PathVariable String id, @RequestParam long offset, HttpServletRequest request)
            throws IOException {
        Upload upload = uploads.find(person, id);
        uploads.append(upload, offset, request.getInputStream());
        return standing(upload, 0);
    }

    /** @param from of what was taken out of the file, the first to be answered */
    @GetMapping("/{id}")
    Standing standing(Person person, @PathVariable String id, @RequestParam(defaultValue = "0") int from)
            throws IOException {
        return standing(uploads.find(person, id), from);
    }

    private static Standing standing(Upload upload, int from) throws IOException {
        // Before the list: a state that says done comes with everything.
        Upload.State state = upload.state();
        return new Standing(upload.id(), upload.offset(), state, upload.takenCount(), upload.taken(from, TAKEN_MAX));
    }

    record Announcement(@Nullable List<FileToCome> files) {}

    /** @param modified when the file was changed, in milliseconds since 1970: tells it from another of the same name */
    record FileToCome(
            @Nullable String name,
            @Nullable Long size,
            @Nullable Long modified) {}

    /**
     * @param offset bytes that are here
     * @param takenCount files that were taken out of it so far
     * @param taken what became of them, a page
     */
    record Standing(String id, long offset, Upload.State state, int takenCount, List<TakenFile> taken) {}
}
