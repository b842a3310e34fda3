"""What was signed, agreed, promised, held again and again: papers, levels, pledges, areas."""
