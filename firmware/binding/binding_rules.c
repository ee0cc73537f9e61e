// SPDX-License-Identifier: MIT
// Bounds of fields that depend on the values of other fields.
#include "binding_runtime.h"

// A field that rules compare. A double has each value of an int, too.
static double number_in(const binding_fields_t *fields, const binding_field_t *field, const void *values) {
    const void *member = (const char *)values + field->offset;
    switch (fields->parameters[field->parameter].type->kind) {
        case BINDING_BOOL:
            return *(const bool *)member;
        case BINDING_FLOAT:
            return *(const double *)member;
        default:
            return *(const int32_t *)member;
    }
}

void binding_check_rules(const binding_rules_t *rules, const void *values, binding_where_t where) {
    // Of the case, while its conditions hold.
    const char *label = NULL;
    for (const binding_rule_t *rule = rules->rules; rule->operand != 0; rule++) {
        const binding_operand_t *operand = &rules->operands[rule->operand];
        const binding_field_t *field = &rules->fields->fields[rule->field];
        double number = number_in(rules->fields, field, values);
        if (rule->step < 0) {
            if (label != NULL && !binding_fits(operand->type, (int64_t)number)) {
                binding_raise_bad_value(where, field->name, operand->type, (int64_t)number, label);
            }
        } else if (number != operand->value) {
            label = NULL;
        } else if (rule->step > 0) {
            label = operand[-1].label;
        }
    }
}
