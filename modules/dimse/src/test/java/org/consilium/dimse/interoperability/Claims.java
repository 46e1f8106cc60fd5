package org.consilium.dimse.interoperability;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Collects {@link Interoperates} from compiled tests. */
final class Claims {

    private record Claim(Cell cell, String test) {}

    private Claims() {}

    /** The names of the test classes that fill each cell, of all classes below a folder of class files. */
    static Map<Cell, TreeSet<String>> below(Path classes) throws IOException {
        List<Claim> claims = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    (Iterable<Path>) files.filter(each -> each.toString().endsWith("IT.class"))::iterator) {
                claims.addAll(of(load(classes.relativize(file))));
            }
        }
        return claims.stream().collect(groupingBy(Claim::cell, mapping(Claim::test, toCollection(TreeSet::new))));
    }

    private static Class<?> load(Path file) {
        String name = file.toString().replaceAll("[/\\\\]", ".").replaceAll("\\.class$", "");
        try {
            return Class.forName(name, false, Claims.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Claim> of(Class<?> test) {
        if (Modifier.isAbstract(test.getModifiers())) {
            return List.of();
        }
        Transport[] usual = {
            Optional.ofNullable(test.getAnnotation(Over.class)).map(Over::value).orElse(Transport.PLAIN)
        };
        return methods(test)
                .flatMap(method -> Arrays.stream(method.getAnnotationsByType(Interoperates.class)))
                .flatMap(said -> Arrays.stream(said.value())
                        .flatMap(service -> Arrays.stream(said.over().length == 0 ? usual : said.over())
                                .map(transport -> new Cell(service, said.as(), said.with(), transport))))
                .filter(cell -> cell.service() != Service.TLS_PROFILES || cell.transport() == Transport.TLS)
                .map(cell -> new Claim(cell, test.getSimpleName()))
                .toList();
    }

    private static Stream<Method> methods(Class<?> test) {
        return Stream.<Class<?>>iterate(test, each -> each != Object.class, Class::getSuperclass)
                .flatMap(each -> Arrays.stream(each.getDeclaredMethods()));
    }
}
