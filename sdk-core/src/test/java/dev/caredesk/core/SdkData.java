package dev.caredesk.core;

import dev.caredesk.Caredesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleReader;
import java.lang.module.ResolvedModule;
import java.lang.reflect.Modifier;
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

    private static List<Class<?>> find() {
        Module api = Caredesk.class.getModule();
        Set<String> packages = api.getDescriptor().exports().stream()
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
        return classNames(api).stream()
                .<Class<?>>map(name -> Class.forName(api, name))
                .filter(type -> packages.contains(type.getPackageName()))
                .filter(type -> Modifier.isPublic(type.getModifiers()))
                .toList();
    }

    private static List<String> classNames(Module module) {
        ResolvedModule resolved =
                module.getLayer().configuration().findModule(module.getName()).orElseThrow();
        try (ModuleReader reader = resolved.reference().open()) {
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
