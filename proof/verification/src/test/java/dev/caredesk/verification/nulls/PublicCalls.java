package dev.caredesk.verification.nulls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The public calls of a module: what can be made without an instance, and what can be asked of one. */
final class PublicCalls {
    private PublicCalls() {}

    /** Public constructors and factories of all public types in the packages that the module of a type exports. */
    static List<Executable> factories(Class<?> ofModule) {
        return types(ofModule).stream()
                // An exception that is to tell of a failure must not fail itself.
                .filter(type -> !type.isEnum() && !Throwable.class.isAssignableFrom(type))
                .flatMap(type -> Stream.concat(constructors(type), staticMethods(type)))
                .toList();
    }

    /** Public methods that can be called on an instance of a type, and are declared by us. */
    static List<Executable> methods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getDeclaringClass().getName().startsWith("dev.caredesk."))
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> !method.getName().equals("equals"))
                .map(Executable.class::cast)
                .toList();
    }

    private static Stream<Executable> constructors(Class<?> type) {
        return Modifier.isAbstract(type.getModifiers())
                ? Stream.of()
                : Arrays.stream(type.getConstructors()).map(Constructor.class::cast);
    }

    private static Stream<Executable> staticMethods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(Method.class::cast);
    }

    private static List<Class<?>> types(Class<?> ofModule) {
        try {
            Path place = Path.of(
                    ofModule.getProtectionDomain().getCodeSource().getLocation().toURI());
            ModuleReference module = ModuleFinder.of(place).findAll().iterator().next();
            Set<String> exported = module.descriptor().exports().stream()
                    .map(each -> each.source())
                    .collect(Collectors.toSet());
            List<Class<?>> types = new ArrayList<>();
            try (Stream<String> files = module.open().list()) {
                files.filter(file -> file.endsWith(".class") && !file.contains("-info"))
                        .map(file -> file.substring(0, file.length() - ".class".length())
                                .replace('/', '.'))
                        .filter(name -> exported.contains(name.substring(0, name.lastIndexOf('.'))))
                        .map(PublicCalls::loaded)
                        .filter(PublicCalls::isPublic)
                        .forEach(types::add);
            }
            return types;
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, PublicCalls.class.getClassLoader());
        } catch (ClassNotFoundException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }
}
