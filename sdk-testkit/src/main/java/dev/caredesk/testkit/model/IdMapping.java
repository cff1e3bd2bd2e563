package dev.caredesk.testkit.model;

import dev.caredesk.Identifier;
import dev.caredesk.RecordId;
import dev.caredesk.RecordType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The ids of the SDK by the ids of the model, and the other way round. */
final class IdMapping {

    private static final Map<Character, RecordType> TYPES = Map.of(
            'c', RecordType.CUSTOMER,
            'r', RecordType.REQUEST,
            'a', RecordType.ACTIVITY,
            'k', RecordType.COMMENT,
            'm', RecordType.MESSAGE);

    private final Map<String, String> sdk = new HashMap<>();
    private final Map<String, String> models = new HashMap<>();

    /** Binds two ids to each other, or finds that they belong to others. */
    void bind(String model, Identifier id) {
        String old = sdk.putIfAbsent(model, id.value());
        String oldModel = models.putIfAbsent(id.value(), model);
        if ((old != null && !old.equals(id.value())) || (oldModel != null && !oldModel.equals(model))) {
            throw ModelDifference.of("another record than expected", model, of(id));
        }
    }

    boolean knows(String model) {
        return sdk.containsKey(model);
    }

    String sdk(String model) {
        return Optional.ofNullable(sdk.get(model))
                .orElseThrow(() ->
                        new IllegalStateException("model id must be bound to an id of the SDK, is not: " + model));
    }

    /** The record of the SDK that is meant by an id of the model. */
    RecordId record(String model) {
        return RecordId.of(Optional.ofNullable(TYPES.get(model.charAt(0))).orElseThrow(), sdk(model));
    }

    /** The model's name for an id of the SDK. */
    String of(Identifier id) {
        return models.getOrDefault(id.value(), "?" + id.value());
    }

    /** A text that may be an id of the SDK. */
    String text(String text) {
        return models.getOrDefault(text, text);
    }

    String of(Optional<? extends Identifier> id) {
        return id.map(this::of).orElse("-");
    }
}
