package org.consilium.app.prepare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.util.FileSystemUtils;

/**
 * The node's jar with {@code prepare} and a folder as arguments: leaves in the folder the same program as single jars, a cache of its
 * classes and profiles (JEP 483, 514, 515) and, last, {@value #ARGUMENTS}, an argument file with which Java starts it.
 */
public final class PrepareCommand {

    /** Names the options of the Java machine, the class path and the main class; there once everything else is. */
    static final String ARGUMENTS = "java.args";

    private static final String PREPARE = "prepare";
    private static final String CACHE = "node.aot";
    private static final int MISUSED = 2;
    private static final int FAILED = 1;

    private PrepareCommand() {}

    /** Whether these arguments are meant for it. */
    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(PREPARE);
    }

    /**
     * Does it.
     *
     * @return the exit code: 0 done, 1 failed with a sentence, 2 misused
     */
    public static int run(String... arguments) {
        if (arguments.length != 2) {
            System.err.println("Name one folder.");
            return MISUSED;
        }
        var folder = Path.of(arguments[1]).toAbsolutePath().normalize();
        try {
            FileSystemUtils.deleteRecursively(folder);
            prepare(Path.of(System.getProperty("java.class.path")), Files.createDirectories(folder));
            return 0;
        } catch (IOException failure) {
            System.err.println("The program could not be prepared in " + folder + ": " + failure.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return FAILED;
    }

    private static void prepare(Path jar, Path folder) throws IOException, InterruptedException {
        var program = UnpackedProgram.of(jar, folder);
        var cache = folder.resolve(CACHE);
        var unfinished = folder.resolve("unfinished.aot");
        try (var rehearsal = Rehearsal.start(program.command("-XX:AOTCacheOutput=" + unfinished), folder)) {
            RehearsalLoad.of(rehearsal).run();
            rehearsal.end();
        }
        if (!Files.exists(unfinished)) {
            throw new IOException("the Java machine has written no cache");
        }
        Files.move(unfinished, cache, StandardCopyOption.ATOMIC_MOVE);
        var arguments = folder.resolve(ARGUMENTS + ".partial");
        Files.writeString(arguments, program.argumentFile("-XX:AOTCache=" + cache));
        Files.move(arguments, folder.resolve(ARGUMENTS), StandardCopyOption.ATOMIC_MOVE);
    }
}
