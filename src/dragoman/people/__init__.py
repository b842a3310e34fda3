"""Who is who inside one document: sentences and mentions in, persons and actors out."""
