package dev.caredesk.verification.nulls;

import dev.caredesk.event.Trimming;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/** A value of each type that a public call takes: given for all parameters but the one that is null. */
final class SampleArguments {
    private final Map<Class<?>, Object> known = new HashMap<>(Map.ofEntries(
            Map.entry(boolean.class, false),
            Map.entry(int.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(Object.class, "one"),
            Map.entry(String.class, "one"),
            Map.entry(CharSequence.class, "one"),
            Map.entry(Path.class, Path.of("target/none")),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(Duration.class, Duration.ofMinutes(1)),
            Map.entry(Locale.class, Locale.ENGLISH),
            Map.entry(Random.class, new Random(1)),
            Map.entry(Class.class, String.class),
            Map.entry(Throwable.class, new IllegalStateException("one")),
            Map.entry(Trimming.class, Trimming.olderThan(Duration.ofDays(1))),
            Map.entry(Optional.class, Optional.empty()),
            Map.entry(OptionalInt.class, OptionalInt.empty()),
            Map.entry(List.class, List.of()),
            Map.entry(Collection.class, List.of()),
            Map.entry(Set.class, Set.of()),
            Map.entry(Map.class, Map.of()),
            Map.entry(byte[].class, new byte[1])));

    /** Adds a value for a type that can't be made out of its parts, and returns these arguments. */
    SampleArguments with(Class<?> type, Object value) {
        known.put(type, value);
        return this;
    }

    /** A value of that type. */
    Object of(Class<?> type) {
        Object value = known.get(type);
        if (value == null) {
            value = made(type);
            known.put(type, value);
        }
        return value;
    }

    private Object made(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (type.isArray()) {
            return java.lang.reflect.Array.newInstance(type.getComponentType(), 0);
        } else if (type.isSealed()) {
            return ofOne(type.getPermittedSubclasses());
        } else if (type.isRecord()) {
            return ofParts(type);
        } else if (type.isInterface()) {
            return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(type + " of a test does nothing");
            });
        }
        return byFactory(type);
    }

    private Object ofOne(Class<?>[] kinds) {
        IllegalStateException none = new IllegalStateException("no kind can be made of " + Arrays.toString(kinds));
        for (Class<?> kind : kinds) {
            try {
                return of(kind);
            } catch (IllegalStateException impossible) {
                none.addSuppressed(impossible);
            }
        }
        throw none;
    }

    private Object ofParts(Class<?> type) {
        Class<?>[] parts = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        return called(type, () -> type.getDeclaredConstructor(parts).newInstance(all(parts)));
    }

    private Object byFactory(Class<?> type) {
        for (Constructor<?> constructor : type.getConstructors()) {
            return called(type, () -> constructor.newInstance(all(constructor.getParameterTypes())));
        }
        for (Method method : type.getMethods()) {
            if (Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type) {
                return called(type, () -> method.invoke(null, all(method.getParameterTypes())));
            }
        }
        throw new IllegalStateException("nothing makes a " + type);
    }

    private Object[] all(Class<?>[] types) {
        return Arrays.stream(types).map(this::of).toArray();
    }

    /** Makes a value. */
    private interface ArgumentMaker {
        Object make() throws ReflectiveOperationException;
    }

    private static Object called(Class<?> type, ArgumentMaker maker) {
        try {
            return maker.make();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("no " + type + " can be made", impossible);
        }
    }
}
