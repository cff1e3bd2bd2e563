package dev.caredesk.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ViewJsonRoundTripTest {

    private static final ViewJson JSON = ViewJson.of(Locale.ITALIAN);

    @Example
    void everyRecordOfTheFaceHasAGenerator() {
        assertThat(SdkData.records()).hasSizeGreaterThan(80);
        assertThat(AllShapes.ALL.keySet()).containsExactlyInAnyOrderElementsOf(SdkData.records());
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void everyShapeComesBackByItsTypeAndItsSealedType(@ForAll("oneOfEach") List<Object> values) {
        for (Object value : values) {
            String text = JSON.write(value);
            assertThat(ReadBack.read(JSON, text, value.getClass())).as(text).isEqualTo(value);
            sealedTypes(value.getClass())
                    .forEach(type ->
                            assertThat(ReadBack.read(JSON, text, type)).as(text).isEqualTo(value));
        }
    }

    private static List<Class<?>> sealedTypes(Class<?> type) {
        return Arrays.<Class<?>>stream(type.getInterfaces())
                .filter(Class::isSealed)
                .filter(each -> each != dev.caredesk.RecordId.class)
                .toList();
    }

    /** A value of every shape in each try, so that no shape is left to chance. */
    @Provide
    @SuppressWarnings("unchecked")
    Arbitrary<List<Object>> oneOfEach() {
        List<Arbitrary<Object>> all = AllShapes.ALL.entrySet().stream()
                .sorted(Comparator.comparing(each -> each.getKey().getName()))
                .map(Map.Entry::getValue)
                .map(each -> (Arbitrary<Object>) each)
                .toList();
        return Combinators.combine(all).as(values -> values);
    }
}
