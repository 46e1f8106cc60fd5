package org.consilium.web.dicomweb.store;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.consilium.archive.Channel;
import org.consilium.archive.InstanceReceiver;
import org.consilium.archive.Origin;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.kernel.Uid;
import org.consilium.security.Caller;
import org.consilium.web.dicomweb.DataSetForm;
import org.consilium.web.dicomweb.Resources;
import org.consilium.web.multipart.MultipartLimits;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Stores the instances of a request (PS3.18 10.5) and answers what became of each. */
@RestController
@RequestMapping("/dicomweb/studies")
public final class StoreController {

    private final InstanceReceiver receiver;
    private final MultipartLimits limits;
    private final MetadataLimits metadataLimits;
    private final Optional<String> publicUrl;

    public StoreController(
            InstanceReceiver receiver,
            MultipartLimits limits,
            MetadataLimits metadataLimits,
            Optional<String> publicUrl) {
        this.metadataLimits = metadataLimits;
        this.receiver = receiver;
        this.limits = limits;
        this.publicUrl = publicUrl;
    }

    @PostMapping
    void store(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        store(caller, Optional.empty(), request, response);
    }

    /** Only instances of the study that is addressed. */
    @PostMapping("/{study}")
    void storeToStudy(
            Caller caller, @PathVariable String study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        store(caller, Optional.of(new Uid(study)), request, response);
    }

    private void store(Caller caller, Optional<Uid> study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        DataSetForm form = DataSetForm.negotiate(request);
        StoreOutcome outcome = new StoreOutcome();
        new StoreRequestReader(receiver, limits, metadataLimits, origin(caller, request), study).read(request, outcome);
        response.setStatus(outcome.status());
        form.answer(outcome.dataSet(Resources.of(publicUrl, request)), response);
    }

    private static Origin origin(Caller caller, HttpServletRequest request) {
        return switch (caller) {
            case Caller.Human(var person) ->
                new Origin(
                        Channel.STOW, person.account(), "", request.getRemoteAddr(), Optional.of(person.institution()));
            case Caller.Viewer _ -> throw new Rejected(Reason.NOT_AUTHORIZED);
            case Caller.Machine(var name) ->
                new Origin(Channel.STOW, name, "", request.getRemoteAddr(), Optional.empty());
            case Caller.Peer(var aeTitle) ->
                new Origin(Channel.STOW, aeTitle.value(), "", request.getRemoteAddr(), Optional.empty());
            case Caller.Node() -> new Origin(Channel.STOW, "", "", request.getRemoteAddr(), Optional.empty());
        };
    }
}
