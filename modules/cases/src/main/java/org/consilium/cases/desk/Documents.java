package org.consilium.cases.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.archive.keep.KeptFile;
import org.consilium.cases.CaseAction;
import org.consilium.cases.CaseDocument.TextState;
import org.consilium.cases.CaseDocuments;
import org.consilium.cases.CaseId;
import org.consilium.cases.CaseView;
import org.consilium.cases.DocumentSettings;
import org.consilium.cases.material.DocumentFiles;
import org.consilium.cases.register.CaseRow;
import org.consilium.cases.register.DocumentRegister;
import org.consilium.documents.DocumentType;
import org.consilium.documents.Inspector;
import org.consilium.kernel.Reason;
import org.consilium.kernel.Rejected;
import org.consilium.security.Person;
import org.consilium.security.PersonId;

/** Documents brought, taken out, put aside and read. Their bytes are in the store before a row says so. */
final class Documents implements CaseDocuments {

    private final Registers registers;
    private final Moves moves;
    private final Permissions permissions;
    private final Manifests manifests;
    private final Viewing viewing;
    private final Pages pages;
    private final DocumentFiles files;
    private final Inspector inspector;
    private final DocumentSettings settings;
    private final CaseTransactions transactions;

    Documents(
            Registers registers,
            Moves moves,
            Permissions permissions,
            Manifests manifests,
            Viewing viewing,
            Pages pages,
            DocumentFiles files,
            DocumentSettings settings,
            CaseTransactions transactions) {
        this.registers = registers;
        this.moves = moves;
        this.permissions = permissions;
        this.manifests = manifests;
        this.viewing = viewing;
        this.pages = pages;
        this.files = files;
        this.inspector = new Inspector(settings.encryptedPdfs());
        this.settings = settings;
        this.transactions = transactions;
    }

    @Override
    public void mayAdd(Person by, CaseId id) {
        permissions.require(by, find(id), CaseAction.ADD_DOCUMENT);
    }

    @Override
    public CaseView add(Person by, CaseId id, Brought brought) {
        mayAdd(by, id);
        checkName(brought.name());
        var stored = stored(brought);
        transactions.run(() -> {
            var row = moves.lock(id);
            permissions.require(by, row, CaseAction.ADD_DOCUMENT);
            var document = row(by.id(), row, brought, stored);
            checkRoom(document);
            registers.documents().insert(document);
            files.keep(stored.file());
            moves.note(row, "AddDocument", Optional.of(by.id()), Note.written(document.name()));
            manifests.documentsChanged(row, by.id());
        });
        return viewing.after(by, id);
    }

    /** A file in the store, and what it is. */
    private record Stored(DocumentType type, KeptFile file) {}

    private Stored stored(Brought brought) {
        try {
            long length = Files.size(brought.file());
            if (length == 0 || length > settings.sizeMax().toBytes()) {
                throw new Rejected(
                        Reason.TOO_LARGE,
                        "a document has 1 to " + settings.sizeMax().toBytes() + " bytes");
            }
            var type = inspector.inspect(brought.file(), brought.name());
            try (var in = Files.newInputStream(brought.file())) {
                return new Stored(type, files.store(length, in));
            }
        } catch (IOException e) {
            throw new Rejected(Reason.UNAVAILABLE, "the object store", e);
        }
    }

    private DocumentRegister.Row row(PersonId by, CaseRow row, Brought brought, Stored stored) {
        return new DocumentRegister.Row(
                UUID.randomUUID(),
                row.id(),
                brought.name().strip(),
                brought.kind(),
                stored.type(),
                stored.file().length(),
                HexFormat.of().formatHex(stored.file().sha256()),
                stored.file().key(),
                by,
                moves.now(),
                stored.type().hasText() ? TextState.WAITING : TextState.NONE,
                Optional.empty());
    }

    private void checkRoom(DocumentRegister.Row added) {
        List<DocumentRegister.Row> all = registers.documents().of(added.caseId());
        if (all.size() >= settings.perCaseMax()) {
            throw new Rejected(Reason.TOO_LARGE, "a case has at most " + settings.perCaseMax() + " documents");
        }
        long bytes = all.stream().mapToLong(DocumentRegister.Row::length).sum();
        if (bytes + added.length() > settings.perCaseSizeMax().toBytes()) {
            throw new Rejected(
                    Reason.TOO_LARGE,
                    "the documents of a case have at most "
                            + settings.perCaseSizeMax().toBytes() + " bytes");
        }
        if (all.stream()
                .anyMatch(one -> one.superseded().isEmpty() && one.sha256().equals(added.sha256()))) {
            throw new Rejected(Reason.ALREADY_EXISTS, "the case has this document");
        }
    }

    private static void checkName(String name) {
        if (name.isBlank() || name.length() > NAME_LENGTH_MAX) {
            throw new Rejected(Reason.INVALID_REQUEST, "name: 1 to " + NAME_LENGTH_MAX + " characters");
        }
        // Line breaks and marks that turn the direction of writing make a name look like another one.
        boolean hidden = name.codePoints()
                .anyMatch(c ->
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c == '/' || c == '\\');
        if (hidden) {
            throw new Rejected(Reason.INVALID_REQUEST, "name: a file name without folders and control characters");
        }
    }

    @Override
    public CaseView remove(Person by, CaseId id, UUID document) {
        transactions.run(() -> {
            var row = moves.lock(id);
            permissions.require(by, row, CaseAction.REMOVE_DOCUMENT);
            var found = document(row, document);
            if (registers.consents().of(id).stream()
                    .anyMatch(consent -> consent.terms().documentFile().equals(Optional.of(document)))) {
                throw new Rejected(Reason.NOT_IN_THIS_STATE, "a consent names this document");
            }
            registers.documents().delete(document);
            files.giveUp(found.objectKey());
            moves.note(row, "RemoveDocument", Optional.of(by.id()), Note.written(found.name()));
        });
        return viewing.after(by, id);
    }

    @Override
    public CaseView supersede(Person by, CaseId id, UUID document, String reason) {
        Texts.required("reason", reason);
        transactions.run(() -> {
            var row = moves.lock(id);
            permissions.require(by, row, CaseAction.SUPERSEDE_DOCUMENT);
            var found = document(row, document);
            requireSomethingLeft(row, document);
            if (!registers
                    .documents()
                    .supersede(document, new DocumentRegister.Superseded(moves.now(), by.id(), reason))) {
                throw new Rejected(Reason.NOT_IN_THIS_STATE, "it counts no more already");
            }
            moves.note(row, "SupersedeDocument", Optional.of(by.id()), Note.written(found.name() + ": " + reason));
            manifests.documentsChanged(row, by.id());
        });
        return viewing.after(by, id);
    }

    /** A case that was sent is about something at every time. */
    private void requireSomethingLeft(CaseRow row, UUID document) {
        boolean hadOne = registers.documents().hasMaterial(row.id(), Optional.empty());
        if (row.request().studies().isEmpty()
                && hadOne
                && !registers.documents().hasMaterial(row.id(), Optional.of(document))) {
            throw new Rejected(
                    Reason.NOT_IN_THIS_STATE, "the case is about this document alone: bring another one first");
        }
    }

    @Override
    public Opened open(Person by, CaseId id, UUID document) {
        var row = seen(by, id);
        var found = document(row, document);
        try {
            return new Opened(pages.document(found), files.open(found.objectKey()));
        } catch (IOException e) {
            throw new Rejected(Reason.UNAVAILABLE, "the object store", e);
        }
    }

    @Override
    public Optional<String> text(Person by, CaseId id, UUID document) {
        return registers.documents().text(document(seen(by, id), document).id());
    }

    private CaseRow seen(Person by, CaseId id) {
        var row = find(id);
        permissions.requirePart(by, row);
        return row;
    }

    private CaseRow find(CaseId id) {
        return registers.cases().find(id).orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
    }

    private DocumentRegister.Row document(CaseRow row, UUID document) {
        return registers.documents().of(row.id()).stream()
                .filter(one -> one.id().equals(document))
                .findFirst()
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND));
    }
}
