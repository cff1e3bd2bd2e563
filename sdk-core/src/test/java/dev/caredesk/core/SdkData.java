package dev.caredesk.core;

import dev.caredesk.Caredesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The public records of sdk-api that a user interface sees: all but those of the ports. */
final class SdkData {

    private static final List<Class<?>> EXPORTED = find();
    private static final List<Class<?>> RECORDS =
            EXPORTED.stream().filter(type -> type.isRecord() && !isOfPort(type)).toList();

    private SdkData() {}

    static List<Class<?>> records() {
        return RECORDS;
    }

    /** All public types of sdk-api's exported packages. */
    static List<Class<?>> exported() {
        return EXPORTED;
    }

    /** Whether a storage or a channel sees it, and no user interface. */
    static boolean isOfPort(Class<?> type) {
        return type.getPackageName().contains(".spi.");
    }

    // From its place, so that it is found on a class path too, as where mutations are tested.
    private static List<Class<?>> find() {
        ModuleReference api = ModuleFinder.of(place()).find("dev.caredesk").orElseThrow();
        Set<String> packages = api.descriptor().exports().stream()
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
        return classNames(api).stream()
                .filter(name -> packages.contains(name.substring(0, name.lastIndexOf('.'))))
                .<Class<?>>map(SdkData::load)
                .filter(type -> Modifier.isPublic(type.getModifiers()))
                .toList();
    }

    private static Path place() {
        try {
            return Path.of(Caredesk.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Caredesk.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> classNames(ModuleReference module) {
        try (ModuleReader reader = module.open()) {
            return reader.list()
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of a type within its package, as in {@code Closing.Unsaved}. */
    static String name(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }
}
