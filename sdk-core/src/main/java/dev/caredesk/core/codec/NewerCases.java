package dev.caredesk.core.codec;

import dev.caredesk.Refusal;
import dev.caredesk.RefusalCode;
import dev.caredesk.desk.DeskSignal;
import dev.caredesk.desk.EngagementId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.module.SimpleModule;

/** Substitutes for unknown cases of sealed types that may grow; each keeps what every client can use. */
final class NewerCases extends SimpleModule {

    private static final long serialVersionUID = 1L;

    NewerCases() {
        super("caredesk-newer-cases");
        addDeserializer(Refusal.class, new ExtensibleTypeReader<>(Refusal.class, NewerCases::refusal));
        addDeserializer(DeskSignal.class, new ExtensibleTypeReader<>(DeskSignal.class, NewerCases::signal));
    }

    /** Returns the substitute of an unknown refusal: its code, and the texts and numbers beside it by name. */
    private static Refusal refusal(JsonNode json, DeserializationContext context) {
        Map<String, String> values = new TreeMap<>();
        json.properties().stream()
                .filter(property ->
                        property.getValue().isString() || property.getValue().isNumber())
                .forEach(property ->
                        values.put(property.getKey(), property.getValue().asString()));
        values.keySet().removeAll(Set.of("code", MessageProperty.NAME));
        return new Refusal.Other(context.readTreeAsValue(json.path("code"), RefusalCode.class), values);
    }

    private static DeskSignal signal(JsonNode json, DeserializationContext context) {
        Optional<EngagementId> engagement = json.path("engagement").isString()
                ? Optional.of(context.readTreeAsValue(json.get("engagement"), EngagementId.class))
                : Optional.empty();
        return new DeskSignal.Unknown(json.path(ExtensibleTypeReader.TYPE).asString(), engagement);
    }
}
