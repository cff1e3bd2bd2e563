package dev.caredesk.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.Field;
import dev.caredesk.customer.CustomerFields;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {

    private static final Optional<String> ITALY = Optional.of("IT");
    private static final Optional<String> NOWHERE = Optional.empty();

    @ParameterizedTest
    @DisplayName("S1 · a query finds a value whatever its case, accents, width and composition")
    @CsvSource(
            value = {
                "José Núñez|jose NUNEZ",
                "Jose|JOSÉ",
                "Weiß|WEISS",
                "WEI\u1e9e|weiß",
                "Strasse|Straße",
                "ΟΔΥΣΣΕΥΣ|οδυσσευς",
                "Οδυσσεύς|οδυσσευσ",
                "Οδυσσεύς|ΟΔΥΣΣ*",
                "ISTANBUL|istanbul",
                "İstanbul|istanbul",
                "Işık|ISIK",
                "Ｒｏｂｅｒｔ|robert",
                "ﬁnance|FINANCE",
                "ŁÓDŹ|łódź",
                "O'Brien|o’brien",
                "O'Brien|O'Br*",
                "O'Brien|brien",
                "Jean-Luc Picard|jean-luc",
                "Jean-Luc Picard|luc picard",
                "Jean-Luc Picard|'\"luc picard\"'",
                "Via Roma 12/B|roma 12",
                "Acme, Inc.|ACME inc",
                "soft\u00adware|software",
                "محمد عليّ|علي",
                "أحمد|احمد",
                "مُحَمَّد|محمد",
                "שָׁלוֹם|שלום",
                "שלום כהן|כהן",
                "김민준|김민준",
                "김민준 씨|김민준",
                "서울특별시|서울특*",
                "สมชาย ใจดี|ใจดี",
                "สมชายใจดี|ชาย",
                "Нина Ёлкина|елкина",
                "नमस्ते दुनिया|दुनिया",
                "ada 😀 smith|😀",
                "👩‍💻 dev|👩‍💻",
                "🇮🇹 desk|🇮🇹",
            },
            delimiter = '|')
    void findsValueInAnySpelling(String value, String query) {
        assertThat(in(CustomerFields.COMPANY, value).by(query)).isTrue();
    }

    @ParameterizedTest
    @DisplayName("S1 · Han and kana are found by any run of them")
    @CsvSource({
        "田中健二,田中",
        "田中健二,中健",
        "田中健二,健二",
        "田中健二,田中健二",
        "田中健二,田",
        "田中健二,二",
        "田中健二,田*",
        "田中健二,田中*",
        "田中健二,\"田中\" 健二",
        "かなえ,かな",
        "カナエ,ｶﾅ",
        "田中さん,中さ",
        "スーパー,ー*",
        "東京Tower2,京tower2",
        "東京Tower2,東京",
        "Tokyo東京駅,tokyo東京駅",
        "東京 Tower,\"東京 tower\"",
        "𠮷野家,𠮷野",
        "𠮷野家,𠮷*",
    })
    void findsHanAndKana(String value, String query) {
        assertThat(in(CustomerFields.LAST_NAME, value).by(query)).isTrue();
    }

    @ParameterizedTest
    @DisplayName("S1 · words match whole, runs and phrases only where they are adjacent")
    @CsvSource(
            value = {
                "Tanaka|tana",
                "Tanaka|anaka",
                "Tanaka|anaka*",
                "Jean Luc Picard|'\"jean picard\"'",
                "Jean Luc Picard|'\"picard luc\"'",
                "Jean Luc Picard|jean-picard",
                "田中健二|田健",
                "田中健二|中田",
                "田中 健二|中健",
                "Ada Lovelace|ada grace",
                "ada@example.org|ada@example.com",
                "ada@example.org|da@example.org",
                "333 1234567|333 1234568",
                "Orders 021234, 5678|0212345678",
                "x-ada@example.org|ada@example.org",
                "ada@example.org|mailto:ada@example.org",
                "ada@example.org|ada@example.org,bob",
            },
            delimiter = '|')
    void findsNoOther(String value, String query) {
        assertThat(in(CustomerFields.COMPANY, value).by(query)).isFalse();
    }

    @Test
    @DisplayName("S1 · each word may be in another field, a phrase is in one")
    void findsWordsAcrossFields() {
        SearchProbe found = SearchProbe.in(
                ITALY,
                Map.of(
                        CustomerFields.FIRST_NAME,
                        "Ada",
                        CustomerFields.LAST_NAME,
                        "Lovelace",
                        Field.extra("pet"),
                        "Minou"));
        assertThat(found.by("lovelace ada minou")).isTrue();
        assertThat(found.by("\"ada lovelace\"")).isFalse();
        assertThat(found.by("\"ada\" \"lovel\"*")).isTrue();
    }

    @ParameterizedTest
    @DisplayName("S1 · a phone number is found however it is typed")
    @ValueSource(
            strings = {
                "+390212345678",
                "+39 02 12345678",
                "+39 02 12 34 56 78",
                "0039 02 12345678",
                "0039-02-12345678",
                "390212345678",
                "0212345678",
                "02 12345678",
                "02 1234 5678",
                "(02) 12345678",
                "02/12345678",
                "02.1234.5678",
                "\"02 1234 5678\"",
                "＋３９ ０２ １２３４５６７８",
                "mara 02 12345678",
                "+39 0212345678 Mara",
                "0212345678*",
                "+390212*",
            })
    void findsPhones(String typed) {
        for (String stored : new String[] {"+39 02 1234 5678", "02 12345678", "0039 (02) 1234.5678", "0212345678"}) {
            Map<Field, String> values = Map.of(CustomerFields.WORK_PHONE, stored, CustomerFields.FIRST_NAME, "Mara");
            assertThat(SearchProbe.in(ITALY, values).by(typed)).as(stored).isTrue();
        }
    }

    @ParameterizedTest
    @DisplayName(
            "S1 · a phone number is found by its national digits and by E.164 where numbers begin with another digit at home")
    @CsvSource({
        "DE,+49 30 123456,030 123456",
        "DE,030/123456,+49 (0)30 123456",
        "DE,030/123456,0049 30 123456",
        "GB,020 7946 0123,+44 (0)20 7946 0123",
        "US,(202) 555-0123,1-202-555-0123",
        "US,+39 02 12345678,011 39 02 12345678",
        "FR,01 42 68 53 00,+33 1 42 68 53 00",
    })
    void findsPhonesAbroad(String region, String stored, String typed) {
        Optional<String> there = Optional.of(region);
        assertThat(SearchProbe.in(there, CustomerFields.HOME_PHONE, stored).by(typed))
                .isTrue();
        assertThat(SearchProbe.in(there, CustomerFields.HOME_PHONE, stored).exactlyBy(typed))
                .isTrue();
    }

    @ParameterizedTest
    @DisplayName("S1 · each of several numbers is found, in one field by white space, and in one query by the +")
    @ValueSource(
            strings = {
                "+390212345678",
                "+39 333 1234567",
                "333 1234567",
                "+39 02 12345678 +39 333 1234567",
            })
    void findsEachOfSeveral(String typed) {
        Map<Field, String> one = Map.of(CustomerFields.WORK_PHONE, "0212345678 3331234567");
        Map<Field, String> two =
                Map.of(CustomerFields.WORK_PHONE, "02 12345678", CustomerFields.MOBILE_PHONE, "333 1234567");
        assertThat(SearchProbe.in(ITALY, one).by(typed)).isTrue();
        assertThat(SearchProbe.in(ITALY, two).by(typed)).isTrue();
    }

    @Test
    @DisplayName("S1 · a phone number in seven groups of digits is found by E.164, and one in more by its groups")
    void manyGroups() {
        assertThat(in(CustomerFields.COMPANY, "0 2 1 2 34 56 78").by("+390212345678"))
                .isTrue();
        assertThat(in(CustomerFields.COMPANY, "0 2 1 2 3 4 56 78").by("+390212345678"))
                .isFalse();
        assertThat(in(CustomerFields.COMPANY, "0 2 1 2 3 4 56 78").by("\"56 78\""))
                .isTrue();
    }

    @Test
    @DisplayName("S1 · without a region numbers are found by their digits")
    void findsNumbersWithoutRegion() {
        SearchProbe found = SearchProbe.in(NOWHERE, CustomerFields.HOME_PHONE, "030 / 12 34 56");
        assertThat(found.by("030123456")).isTrue();
        assertThat(found.by("\"030 123-456\"")).isTrue();
        assertThat(found.by("123456")).isTrue();
        assertThat(SearchProbe.in(NOWHERE, CustomerFields.HOME_PHONE, "+49 30 123456")
                        .by("030123456"))
                .isTrue();
    }

    @Test
    @DisplayName("S1 · numbers that are no phone numbers are found as words")
    void findsOtherNumbersAsWords() {
        SearchProbe order = SearchProbe.in(ITALY, Field.extra("order"), "Order 2024-11-05/0212345678, row 7");
        assertThat(order.by("2024-11-05/0212345678")).isTrue();
        assertThat(order.by("0212345678")).isTrue();
        assertThat(order.by("order 2024")).isTrue();
        SearchProbe address =
                SearchProbe.in(ITALY, Map.of(CustomerFields.ZIP, "20121", CustomerFields.STREET, "Via Roma 12"));
        assertThat(address.by("20121 12")).isTrue();
    }

    @ParameterizedTest
    @DisplayName("S1 · an e-mail address is found whole, by local part, by domain and by words")
    @ValueSource(
            strings = {
                "ada.lovelace@mail.example.org",
                "ADA.Lovelace@MAIL.example.org",
                "<ada.lovelace@mail.example.org>,",
                "ada.lovelace",
                "lovelace",
                "mail.example.org",
                "example.org",
                "@mail.example.org",
                "ada.lovelace@*",
                "ada.lovelace@mai*",
                "ada.lov*",
                "\"ada.lovelace@mail.example.org\"",
            })
    void findsEmails(String query) {
        assertThat(in(CustomerFields.HOME_EMAIL, "Ada.Lovelace@mail.example.org")
                        .by(query))
                .isTrue();
    }

    @ParameterizedTest
    @DisplayName("S1 · a value that is the whole query is an exact hit, whatever its case, accents and spaces")
    @CsvSource(
            value = {
                "Ada Lovelace|ada  LOVELACE",
                "Ada Lovelace|\"ada lovelace\"",
                "José|jose",
                "田中|田中",
                "+39 02 12345678|02-1234-5678",
                "ada@example.org|ADA@example.org",
            },
            delimiter = '|')
    void ranksWholeValueAsExact(String value, String query) {
        assertThat(in(CustomerFields.COMPANY, value).exactlyBy(query)).isTrue();
        assertThat(in(CustomerFields.COMPANY, value + " 1").exactlyBy(query)).isFalse();
    }

    @Test
    @DisplayName("S1 · long values are told apart as exact hits")
    void tellsLongExactValuesApart() {
        String begin = "word ".repeat(100);
        assertThat(in(CustomerFields.STREET, begin + "a").exactlyBy(begin + "a"))
                .isTrue();
        assertThat(in(CustomerFields.STREET, begin + "a").exactlyBy(begin + "b"))
                .isFalse();
    }

    private static SearchProbe in(Field field, String value) {
        return SearchProbe.in(ITALY, field, value);
    }
}
