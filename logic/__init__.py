"""The decision, the interview and the report, without any Qt."""
