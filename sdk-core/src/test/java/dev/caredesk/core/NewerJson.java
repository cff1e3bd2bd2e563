package dev.caredesk.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * JSON as a newer version would write it.
 *
 * @param names of enums that may get more
 * @param cases of sealed types that may get more
 * @param newName what stands in the place of a name
 */
record NewerJson(Set<String> names, Set<String> cases, String newName) {

    static final String NAME = "BRAND_NEW";
    static final String CASE = "BrandNew";
    static final String KIND = "invoice";

    private static final String TYPE = "type";
    private static final Set<String> KINDS = Set.of("customer", "request", "activity", "comment", "message");

    /** The same JSON with one place in it replaced, for each place where there is a name, a case, or the kind of a record. */
    List<JsonNode> of(JsonNode json) {
        List<JsonNode> all = new ArrayList<>();
        if (json.isString()) {
            String text = json.asString();
            if (names.contains(text)) {
                all.add(StringNode.valueOf(newName));
            } else if (hasKind(text)) {
                all.add(StringNode.valueOf(withNewKind(text)));
            }
        } else if (json instanceof ArrayNode array) {
            for (int at = 0; at < array.size(); at++) {
                int place = at;
                of(array.get(at)).forEach(newer -> all.add(copy(array, copy -> copy.set(place, newer))));
            }
        } else if (json instanceof ObjectNode object) {
            object.properties().forEach(property -> all.addAll(of(object, property)));
        }
        return all;
    }

    private List<JsonNode> of(ObjectNode object, Map.Entry<String, JsonNode> property) {
        String name = property.getKey();
        List<JsonNode> all = new ArrayList<>();
        of(property.getValue()).forEach(newer -> all.add(copy(object, copy -> copy.set(name, newer))));
        if (name.equals(TYPE) && cases.contains(property.getValue().asString())) {
            all.add(copy(object, copy -> copy.put(TYPE, CASE)));
        }
        if (hasKind(name)) {
            all.add(copy(object, copy -> copy.set(withNewKind(name), copy.remove(name))));
        }
        return all;
    }

    /** How such JSON looks when this version has read and written it: the rest of it is as it was. */
    static JsonNode readAndWritten(JsonNode newer) {
        if (newer.isString() && newer.asString().equals(NAME)) {
            return StringNode.valueOf("UNKNOWN");
        }
        if (newer instanceof ArrayNode array) {
            return copy(array, copy -> {
                for (int at = 0; at < array.size(); at++) {
                    copy.set(at, readAndWritten(array.get(at)));
                }
            });
        }
        if (newer instanceof ObjectNode object) {
            return object.path(TYPE).asString("").equals(CASE) ? unknownCase(object) : properties(object);
        }
        return newer;
    }

    private static JsonNode properties(ObjectNode object) {
        return copy(
                object,
                copy -> object.properties()
                        .forEach(property -> copy.set(property.getKey(), readAndWritten(property.getValue()))));
    }

    private static JsonNode unknownCase(ObjectNode object) {
        ObjectNode read = object.objectNode();
        if (object.has("code")) {
            read.put(TYPE, "Other").set("code", object.get("code"));
            ObjectNode values = read.putObject("values");
            object.properties().stream()
                    .filter(property -> property.getValue().isString()
                            || property.getValue().isNumber())
                    .forEach(property ->
                            values.put(property.getKey(), property.getValue().asString()));
            values.remove("code");
            return read.putNull("message");
        }
        read.put(TYPE, "Unknown").put("name", CASE);
        return object.has("engagement") ? read.set("engagement", object.get("engagement")) : read;
    }

    private static boolean hasKind(String text) {
        return text.indexOf('/') > 0 && KINDS.contains(text.substring(0, text.indexOf('/')));
    }

    private static String withNewKind(String text) {
        return KIND + text.substring(text.indexOf('/'));
    }

    @SuppressWarnings("unchecked")
    private static <N extends JsonNode> N copy(N node, Consumer<N> change) {
        N copy = (N) node.deepCopy();
        change.accept(copy);
        return copy;
    }
}
