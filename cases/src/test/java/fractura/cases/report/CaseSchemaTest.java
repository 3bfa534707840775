package fractura.cases.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fractura.cases.CaseKeys;
import org.junit.jupiter.api.Test;

class CaseSchemaTest {
    @Test
    void the_schema_knows_every_key_the_reader_knows() throws JsonProcessingException {
        JsonNode schema = new ObjectMapper().readTree(CaseSchema.text());
        assertEquals(
                "https://json-schema.org/draft/2020-12/schema",
                schema.get("$schema").asText());
        assertFalse(schema.get("additionalProperties").asBoolean());
        CaseKeys.root().keys().forEach(k -> assertTrue(schema.get("properties").has(k.name()), k.name()));
        assertEquals(
                20, schema.at("/properties/subject/properties/mass-kg/minimum").asDouble());
        assertEquals(
                "fixed",
                schema.at("/properties/calibration/oneOf/0/properties/method/enum/0")
                        .asText());
        assertEquals(
                0.7,
                schema.at("/properties/materials/properties/blastic/default/factor")
                        .asDouble());
    }
}
